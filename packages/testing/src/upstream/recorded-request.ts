import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One request as the upstream got it. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as JSON; an empty object when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Which connection it came by, counted from 0. */
  readonly connection: number;
  /** True once the caller left before it had the whole answer. */
  readonly aborted: boolean;
  /** Resolves when `aborted` becomes true. */
  readonly whenAborted: Promise<void>;
}

/** Reads a request to its end. `connection` is its connection's number. */
export async function recordRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  connection: number,
): Promise<RecordedRequest> {
  let aborted = false;
  const whenAborted = new Promise<void>((resolve) => {
    response.once('close', () => {
      if (response.writableFinished) return;
      aborted = true;
      resolve();
    });
  });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    body,
    json: parseObject(body),
    connection,
    get aborted() {
      return aborted;
    },
    whenAborted,
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
