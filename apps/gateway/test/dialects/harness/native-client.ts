import { loneText, type Turn } from './ask.js';
import { CLIENT_KEY, type ClientOptions, type DialectClient, type Sdk, type ToldError } from './dialect-client.js';
import type { Told } from './told.js';
import { watchedFetch } from './watched-fetch.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a client of the native dialect, which has no SDK, makes of an answer that is none. */
export class NativeError extends Error {
  readonly status: number;
  readonly word: unknown;

  constructor(status: number, { error, message }: Fields) {
    super(String(message));
    this.status = status;
    this.word = error;
  }
}

/** The gateway's own dialect by `fetch`: texts alone. */
export const NATIVE_SDK: Sdk = { dialect: 'native', create, idPrefix: '', errorClass: () => NativeError, readError };

function readError(error: unknown): ToldError {
  if (!(error instanceof NativeError)) throw new Error('Not a failure that was told', { cause: error });
  const { status, message, word } = error;
  return { status: status === 200 ? undefined : status, message, word };
}

function create({ url, model, headers }: ClientOptions): DialectClient {
  const watched = watchedFetch();
  return {
    get headers() {
      return watched.headers;
    },
    tell: async ({ system, turns }, way) => {
      const leading = system === undefined ? [] : [{ role: 'system', content: system }];
      const response = await watched.fetch(`${url}/api/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${CLIENT_KEY}`, ...headers },
        body: JSON.stringify({ model, messages: [...leading, ...turns.map(messageOf)], stream: way === 'stream' }),
      });
      const body = await response.text();
      if (!response.ok) throw new NativeError(response.status, JSON.parse(body) as Fields);
      return toldBy(way === 'json' ? (JSON.parse(body) as Fields) : lastEvent(body), response.headers);
    },
  };
}

/** What the last event says; the deltas before it must say the same. */
function lastEvent(body: string): Fields {
  const events = body.split('\n\n').filter((frame) => frame !== '');
  const [last = '', deltas] = [events.at(-1), events.slice(0, -1)];
  const fields = JSON.parse(last.slice(last.indexOf('data: ') + 'data: '.length)) as Fields;
  if (!last.startsWith('event: done\n')) throw new NativeError(200, fields);
  const said = deltas.map((frame) => JSON.parse(frame.slice('event: delta\ndata: '.length)) as Fields);
  const text = said.map(({ delta }) => delta).join('');
  if (text !== fields.message) throw new Error(`The deltas say ${text}`);
  return fields;
}

const toldBy = ({ message, model }: Fields, headers: Headers): Told => ({
  text: String(message),
  reasoning: '',
  refusal: '',
  calls: [],
  finish: 'stop',
  usage: undefined,
  id: '',
  model: String(model),
  headers,
  own: String(message),
});

function messageOf(turn: Turn): { readonly role: string; readonly content: string } {
  if ('assistant' in turn) return { role: 'assistant', content: turn.assistant };
  if ('told' in turn) return { role: 'assistant', content: turn.told.text };
  const text = 'user' in turn ? loneText(turn.user) : undefined;
  if (text === undefined) throw new Error('The native dialect carries texts alone');
  return { role: 'user', content: text };
}
