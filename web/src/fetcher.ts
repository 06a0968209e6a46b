import type { Fetcher } from "@graphiql/toolkit";

const ADDRESS = "/graphql";

/**
 * Ask the service. Handed to GraphiQL as an observable, because only that lets its Stop button
 * close the connection, which ends the statement in the database.
 */
export const askService: Fetcher = (question, options) => ({
  // GraphiQL calls with an observer; the positional form of the type is the older one.
  subscribe(observer: unknown) {
    const { next, error, complete } = observer as Observer;
    const stopping = new AbortController();
    post(question, options?.headers ?? {}, stopping.signal).then(
      (answer) => {
        next(answer);
        complete();
      },
      (reason: unknown) => {
        if (!stopping.signal.aborted) {
          error(reason);
        }
      },
    );
    return { unsubscribe: () => stopping.abort() };
  },
});

interface Observer {
  next(answer: object): void;
  error(reason: unknown): void;
  complete(): void;
}

async function post(question: object, headers: Record<string, string>, signal: AbortSignal): Promise<object> {
  const response = await fetch(ADDRESS, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json;q=0.9",
      ...headers,
    },
    body: JSON.stringify(question),
    signal,
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as object;
  } catch {
    // A proxy in between, or a service that is stopping: show what it said.
    return { errors: [{ message: `The service answered ${response.status} without JSON: ${text.slice(0, 500)}` }] };
  }
}
