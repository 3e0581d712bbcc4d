/** Where a provider's server is. */
export interface ServerAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  readonly host: string;
  readonly port: number;
}

/** A provider's URL, taken apart. */
export interface ProviderUrl {
  readonly address: ServerAddress;
  /** Without slashes at its end; may be empty. */
  readonly path: string;
  /** The query with its question mark; may be empty. */
  readonly search: string;
}

/**
 * Reads a URL as an operator wrote it.
 * @throws Error when it cannot be used; the message never repeats the URL, which may hold a secret.
 */
export function readProviderUrl(url: string): ProviderUrl {
  if (!URL.canParse(url)) throw new Error('A provider URL is not a valid URL');
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new Error('A provider URL must begin with http:// or https://');
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new Error('A provider URL must not hold a user name or password; give the key as the API key');
  }
  const port = parsed.port === '' ? defaultPort(parsed) : Number(parsed.port);
  return {
    address: { origin: parsed.origin, host: parsed.hostname, port },
    path: parsed.pathname.replace(/\/+$/, ''),
    search: parsed.search,
  };
}

const defaultPort = (url: URL): number => (url.protocol === 'https:' ? 443 : 80);
