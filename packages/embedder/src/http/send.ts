import { EmbedderError } from '../embedder-error.js';
import { socketCodeOf } from './socket-code-of.js';

/** A call to a server. */
export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; without it the call is a GET. */
  readonly body?: unknown;
}

/** What came back. */
export interface Reply {
  readonly status: number;
  /** Seconds after which the server wants to be asked again, if it says so. */
  readonly retryAfterSeconds: number | undefined;
  /** The body; undefined where it is no JSON. */
  readonly json: unknown;
}

/** Far more than a vector of 8,192 numbers takes. */
const MAX_REPLY_BYTES = 1024 * 1024;

/** Sends it and reads the whole reply, of bounded size. Redirects are not followed: the key is meant for one server. */
export async function send({ url, headers, body }: Call, signal: AbortSignal): Promise<Reply> {
  const content = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  try {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url, { ...content, headers: { ...headers, ...type }, redirect: 'manual', signal });
    const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      status: response.status,
      retryAfterSeconds: retryAfter >= 0 ? retryAfter : undefined,
      json: parse(await read(response)),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EmbedderError) throw error;
    throw new EmbedderError('down', `the server could not be reached (${socketCodeOf(error)})`);
  }
}

async function read(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MAX_REPLY_BYTES) throw new EmbedderError('reply', 'the server answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
