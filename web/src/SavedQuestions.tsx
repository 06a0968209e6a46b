import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { parse } from "graphql";
import { createContext, useContext } from "react";

import { type Saved, type SavedOperation, variablesText } from "./operations";

export const SavedContext = createContext<Saved>({ operations: [], problem: null });

/** The panel that lists the saved questions; one click opens and asks one. */
export const SAVED_QUESTIONS: GraphiQLPlugin = {
  title: "Saved questions",
  icon: Icon,
  content: Panel,
};

function Panel() {
  const { operations, problem } = useContext(SavedContext);
  const open = useOpen();
  return (
    <section className="saved" aria-label="Saved questions">
      <h2>Saved questions</h2>
      {problem === null ? (
        <p>A click opens the question in a tab and asks it. Change it there as you like.</p>
      ) : (
        <p role="alert" className="saved-problem">
          {problem}
        </p>
      )}
      <ul>
        {operations.map((operation) => (
          <li key={operation.name}>
            <button type="button" disabled={open === null} onClick={() => open?.(operation)}>
              <strong>{operation.title}</strong>
              <span>{operation.explanation}</span>
              <Variables of={operation} />
            </button>
          </li>
        ))}
      </ul>
      {problem === null && operations.length === 0 && <p>No question is saved in this service.</p>}
    </section>
  );
}

function Variables({ of }: { of: SavedOperation }) {
  const entries = Object.entries(of.variables);
  return entries.length === 0 ? null : (
    <code>{entries.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ")}</code>
  );
}

/** How to open and ask a question; null until the editors are there. */
function useOpen(): ((operation: SavedOperation) => void) | null {
  const actions = useGraphiQLActions();
  const { tabs, activeTabIndex, queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick("tabs", "activeTabIndex", "queryEditor", "variableEditor", "responseEditor"),
  );
  if (!queryEditor || !variableEditor || !responseEditor) {
    return null;
  }
  return (operation) => {
    const variables = variablesText(operation);
    actions.stop();
    // A tab that still holds the question as it was saved is used again instead of piling up copies.
    const there = tabs.findIndex((tab) => tab.query === operation.document && tab.variables === variables);
    if (there === -1) {
      actions.addTab();
      queryEditor.setValue(operation.document);
      variableEditor.setValue(variables);
    } else if (there !== activeTabIndex) {
      actions.changeTab(there);
    }
    // GraphiQL reads the editor a tenth of a second later; the question is asked at once.
    const documentAST = parse(operation.document);
    actions.setOperationFacts({
      documentAST,
      operationName: operation.name,
      operations: documentAST.definitions.filter((definition) => definition.kind === "OperationDefinition"),
    });
    actions.updateActiveTabValues({ query: operation.document, variables, operationName: operation.name });
    actions.run();
  };
}

function Icon() {
  // Filled while the panel is open, as GraphiQL's own icons are.
  const isOpen = useGraphiQL((state) => state.visiblePlugin?.title === SAVED_QUESTIONS.title);
  return (
    <svg viewBox="0 0 24 24" fill={isOpen ? "currentColor" : "none"} stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M6 3.5h12a1 1 0 0 1 1 1v16l-7-4.5-7 4.5v-16a1 1 0 0 1 1-1Z" strokeLinejoin="round" />
      <path d="M9 8h6M9 11.5h4" strokeLinecap="round" stroke={isOpen ? "var(--ground)" : "currentColor"} />
    </svg>
  );
}
