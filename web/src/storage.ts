import { type SavedOperation, variablesText } from "./operations";

/** Where GraphiQL's own entries hold request headers: open tabs, history, favourites. */
const ENTRIES_WITH_HEADERS = new Set(["graphiql:tabState", "graphiql:queries", "graphiql:favorites"]);

/**
 * The browser's storage, except that request headers never reach it. GraphiQL's `shouldPersistHeaders`
 * covers the tabs alone: its history writes the headers of every question asked (5.4.0).
 */
export const storageWithoutHeaders = {
  get length() {
    return localStorage.length;
  },
  getItem: (key: string) => localStorage.getItem(key),
  removeItem: (key: string) => localStorage.removeItem(key),
  clear: () => localStorage.clear(),
  setItem(key: string, value: string) {
    if (key !== "graphiql:headers") {
      localStorage.setItem(key, ENTRIES_WITH_HEADERS.has(key) ? withoutHeaders(value) : value);
    }
  },
};

function withoutHeaders(entry: string): string {
  return JSON.stringify(JSON.parse(entry), (key, value: unknown) => (key === "headers" ? null : value));
}

/**
 * On a first visit, leave a question where GraphiQL looks for what was last in its editors. Its
 * `defaultTabs` would do for the question alone: it shows no variables until the tab is opened again (5.4.0).
 */
export function greetWith(operation: SavedOperation): void {
  if (localStorage.getItem("graphiql:tabState") === null) {
    localStorage.setItem("graphiql:query", operation.document);
    localStorage.setItem("graphiql:variables", variablesText(operation));
  }
}
