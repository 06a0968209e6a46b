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
