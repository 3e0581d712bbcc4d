/** Where one signal goes and how. */
export interface SignalTarget {
  /** `console` writes one line of OTLP JSON an export. */
  readonly exporter: 'otlp' | 'console' | 'none';
  readonly protocol: 'grpc' | 'http/protobuf';
  /** What the exporter connects to; with `http/protobuf` the whole URL that is posted to. */
  readonly url: string;
  /** How long one export may take. */
  readonly exportTimeoutMs: number;
}

/** What is other for one signal than for all. */
export interface SignalOptions extends Partial<Omit<SignalTarget, 'url'>> {
  /** Used as it is: with `http/protobuf` nothing is appended. */
  readonly endpoint?: string;
}

/** What holds for all signals. */
export interface SignalDefaults extends Omit<SignalTarget, 'url'> {
  /** With `http/protobuf` the signal's path (`/v1/traces`) is appended. */
  readonly base: string;
}

/** Where a signal goes. Throws a TypeError when that is no http or https URL, unless nothing is sent there. */
export function targetOf(
  signal: 'traces' | 'metrics' | 'logs',
  { base, ...defaults }: SignalDefaults,
  { endpoint, ...own }: SignalOptions,
): SignalTarget {
  const target = { ...defaults, ...own };
  const url = endpoint ?? (target.protocol === 'grpc' ? base : withPath(base, `v1/${signal}`));
  if (target.exporter === 'otlp' && (!/^https?:\/\//i.test(url) || !URL.canParse(url))) {
    throw new TypeError('The OTLP endpoint must be an http:// or https:// URL');
  }
  return { ...target, url };
}

/** A path below the base's own, in front of its query. */
function withPath(base: string, path: string): string {
  const [, head = '', query = ''] = /^([^?#]*)(.*)$/s.exec(base) ?? [];
  return `${head.replace(/\/$/, '')}/${path}${query}`;
}
