/** Where one OpenAI-compatible provider is reached: one origin and a path, query included, for each operation. */
export interface Endpoint {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly chatPath: string;
  readonly modelsPath: string;
  readonly embeddingsPath: string;
}

const CHAT = '/chat/completions';

/** Ends of a URL that name an operation of another dialect, which a chat request cannot be sent to. */
const FOREIGN_ENDS = ['/responses', '/messages', ':generateContent', ':streamGenerateContent'];

/**
 * Reads a provider's URL: one that ends in `/chat/completions` is used as it is and the other operations are its
 * siblings; any other is a base to which the operation's path is appended.
 * @throws Error when the URL cannot be used; the message never repeats the URL, which may hold a secret.
 */
export function parseEndpoint(url: string): Endpoint {
  const parsed = readUrl(url);
  const path = parsed.pathname.replace(/\/+$/, '');
  const foreign = FOREIGN_ENDS.find((end) => path.endsWith(end));
  if (foreign !== undefined) throw new Error(`A provider URL that ends in ${foreign} is not an OpenAI chat endpoint`);
  const base = path.endsWith(CHAT) ? path.slice(0, -CHAT.length) : path;
  const pathOf = (operation: string): string => `${base}${operation}${parsed.search}`;
  return {
    origin: parsed.origin,
    host: parsed.hostname,
    port: parsed.port === '' ? defaultPort(parsed) : Number(parsed.port),
    chatPath: pathOf(CHAT),
    modelsPath: pathOf('/models'),
    embeddingsPath: pathOf('/embeddings'),
  };
}

function readUrl(url: string): URL {
  if (!URL.canParse(url)) throw new Error('A provider URL is not a valid URL');
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new Error('A provider URL must begin with http:// or https://');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new Error('A provider URL must not hold a user name or password; give the key as the API key');
  }
  return parsed;
}

const defaultPort = (url: URL): number => (url.protocol === 'https:' ? 443 : 80);
