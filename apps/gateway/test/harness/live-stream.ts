import type { Way } from './openai-client.js';
import { type Dialect, requestOf } from './outcome.js';
import type { TestGateway } from './test-gateway.js';

/** An answer that is read piece by piece, by a client that may leave. */
export interface LiveStream {
  readonly response: Response;
  /** The next event with its blank line; nothing at the end. Rejects when the connection breaks. */
  next(): Promise<string | undefined>;
  /** Everything that has not been read yet. */
  rest(): Promise<string>;
  /** Hangs up. */
  leave(): void;
}

/** A request that was sent and may be called off before its answer begins. */
export interface LiveRequest {
  readonly answered: Promise<LiveStream>;
  leave(): void;
}

export interface LiveAsking {
  readonly prompt: string;
  readonly manner: readonly [Dialect, Way];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request whose sender can hang up at any time. */
export function askLive(gateway: TestGateway, { prompt, manner, headers = {} }: LiveAsking): LiveRequest {
  const controller = new AbortController();
  const { path, body } = requestOf(prompt, ...manner);
  const leave = (): void => controller.abort();
  const answered = fetch(gateway.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: controller.signal,
  }).then((response) => liveStream(response, leave));
  // A request that is called off is nobody's failure.
  answered.catch(() => {});
  return { answered, leave };
}

/** Asks for a stream and waits for its head. */
export function openStream(gateway: TestGateway, prompt: string, dialect: Dialect = 'openai'): Promise<LiveStream> {
  return askLive(gateway, { prompt, manner: [dialect, 'stream'] }).answered;
}

function liveStream(response: Response, leave: () => void): LiveStream {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let unread = '';

  const pull = async (): Promise<boolean> => {
    const result = await reader?.read();
    if (result === undefined || result.done) return false;
    unread += decoder.decode(result.value, { stream: true });
    return true;
  };

  return {
    response,
    leave,
    async next() {
      for (;;) {
        const end = unread.indexOf('\n\n');
        if (end >= 0) {
          const event = unread.slice(0, end + 2);
          unread = unread.slice(end + 2);
          return event;
        }
        if (!(await pull())) return undefined;
      }
    },
    async rest() {
      while (await pull()) {}
      const rest = unread;
      unread = '';
      return rest;
    },
  };
}
