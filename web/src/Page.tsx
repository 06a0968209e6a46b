import { HISTORY_PLUGIN, GraphiQL } from "graphiql";

import emblem from "./favicon.svg";
import { askService } from "./fetcher";
import type { Saved } from "./operations";
import { SAVED_QUESTIONS, SavedContext } from "./SavedQuestions";
import { storageWithoutHeaders } from "./storage";

// Kept outside the component: GraphiQL resets its panels when the list is a new one.
const PLUGINS = [SAVED_QUESTIONS, HISTORY_PLUGIN];

const WITHOUT_SAVED = "# Ask here.\n# Ctrl+Space completes, Ctrl+Enter asks;\n# the book on the left is the schema.\n";

/** The whole page: what it is, GraphiQL with the saved questions, and where the data come from. */
export function Page({ saved }: { saved: Saved }) {
  return (
    <SavedContext value={saved}>
      <header className="masthead">
        <img src={emblem} alt="" width="24" height="24" />
        <h1>Samordning</h1>
        <p>Who coordinates with whom, and where coverage is missing: municipalities and police in Norway</p>
      </header>
      <main>
        <GraphiQL
          fetcher={askService}
          plugins={PLUGINS}
          visiblePlugin={SAVED_QUESTIONS}
          defaultQuery={WITHOUT_SAVED}
          defaultEditorToolsVisibility="variables"
          shouldPersistHeaders={false}
          storage={storageWithoutHeaders}
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
        </GraphiQL>
      </main>
      <footer className="sources">
        <p>
          <strong>Synthetic demonstration data.</strong> The coordination shown out of the box is synthetic
          demonstration data over real municipalities.
        </p>
        <p>Sources: © Kartverket (CC BY 4.0), SSB, Brønnøysundregistrene</p>
      </footer>
    </SavedContext>
  );
}
