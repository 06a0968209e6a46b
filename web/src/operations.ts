/** One saved question, as the service hands it out. */
export interface SavedOperation {
  /** The name of the GraphQL operation, unique among the saved ones. */
  name: string;
  /** What a reader sees in the list. */
  title: string;
  /** One line: what the answer tells. */
  explanation: string;
  /** The GraphQL text. */
  document: string;
  /** The variables it is first asked with. */
  variables: Record<string, unknown>;
}

/** What came of asking for the saved questions: the list, or why there is none. */
export type Saved = { operations: SavedOperation[]; problem: string | null };

const ADDRESS = "/operations.json";

/** Fetch the saved questions; a failure becomes a sentence for the reader, never an exception. */
export async function fetchSaved(): Promise<Saved> {
  try {
    const response = await fetch(ADDRESS, {
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) {
      return failed(`the service answered ${response.status} for ${ADDRESS}`);
    }
    return { operations: read(await response.json()), problem: null };
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

/** The variables as they stand in the editor. */
export function variablesText(operation: SavedOperation): string {
  return JSON.stringify(operation.variables, null, 2);
}

function failed(why: string): Saved {
  return {
    operations: [],
    problem: `The saved questions could not be fetched: ${why}. Questions of your own can be asked all the same; reload the page to try again.`,
  };
}

function read(body: unknown): SavedOperation[] {
  if (!Array.isArray(body)) {
    throw new TypeError(`${ADDRESS} is not a list`);
  }
  return body.map((entry: unknown, index) => {
    if (!isSavedOperation(entry)) {
      throw new TypeError(`entry ${index + 1} of ${ADDRESS} lacks name, title, explanation, document or variables`);
    }
    return entry;
  });
}

function isSavedOperation(entry: unknown): entry is SavedOperation {
  if (typeof entry !== "object" || entry === null) {
    return false;
  }
  const fields = entry as Record<string, unknown>;
  return (
    ["name", "title", "explanation", "document"].every((field) => typeof fields[field] === "string") &&
    typeof fields.variables === "object" &&
    fields.variables !== null
  );
}
