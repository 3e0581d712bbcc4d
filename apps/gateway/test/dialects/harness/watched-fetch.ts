/** The runtime's `fetch`, and what it brought last: not every SDK shows its users the headers of an answer. */
export interface WatchedFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly headers: Headers;
}

export function watchedFetch(): WatchedFetch {
  let headers = new Headers();
  return {
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      headers = response.headers;
      return response;
    },
    get headers() {
      return headers;
    },
  };
}
