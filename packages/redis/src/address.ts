/** One server's address. */
export interface Host {
  readonly host: string;
  readonly port: number;
}

/** Name and password of a user; a server without ACLs takes a password alone. */
export interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

/** Where a Redis is and how to get in, read from a URL. */
export interface RedisAddress {
  readonly topology: 'single' | 'cluster' | 'sentinel';
  readonly tls: boolean;
  /** The server, some nodes of the cluster, or the sentinels. */
  readonly hosts: readonly Host[];
  readonly credentials: Credentials;
  readonly database: number;
  /** What the sentinels call the master; '' in other topologies. */
  readonly master: string;
  /** For the sentinels themselves. */
  readonly sentinelCredentials: Credentials;
}

const SHAPE = /^(redis|rediss)(?:\+(cluster|sentinel))?:\/\/(?:(.*)@)?([^/?#@]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/;
const DEFAULT_PORTS = { single: 6379, cluster: 6379, sentinel: 26379 } as const;

/**
 * Reads `redis://`, `redis+cluster://h1,h2` and `redis+sentinel://h1,h2/master`, each with `rediss` for TLS, with
 * `user:password@` before the hosts and a database at the end. A sentinel's own user is in `?sentinel_username=` and
 * `?sentinel_password=`. Throws a TypeError that quotes nothing of the URL, because a password is in it.
 */
export function parseRedisUrl(url: string): RedisAddress {
  const match = SHAPE.exec(url);
  if (match === null) throw refused('it is no URL of redis, rediss, redis+cluster or redis+sentinel');
  const [, scheme, kind, user, hosts = '', path = '', query = ''] = match;
  const topology = kind === 'cluster' || kind === 'sentinel' ? kind : 'single';
  const [master, database] = targetOf(topology, path);
  const listed = hosts.split(',').map((host) => hostOf(host, DEFAULT_PORTS[topology]));
  if (topology === 'single' && listed.length > 1) throw refused('several hosts need redis+cluster or redis+sentinel');
  const parameters = new URLSearchParams(query);
  return {
    topology,
    tls: scheme === 'rediss',
    hosts: listed,
    credentials: credentialsOf(user),
    database,
    master,
    sentinelCredentials: named(parameters.get('sentinel_username') ?? '', parameters.get('sentinel_password') ?? ''),
  };
}

function targetOf(topology: RedisAddress['topology'], path: string): readonly [master: string, database: number] {
  const parts = path.split('/').filter((part) => part !== '');
  const master = topology === 'sentinel' ? decoded(parts.shift() ?? '') : '';
  if (topology === 'sentinel' && master === '') throw refused('it names no master');
  const [database = '0', ...rest] = parts;
  if (!/^\d{1,5}$/.test(database) || rest.length > 0) throw refused('its database is no number');
  if (topology === 'cluster' && Number(database) !== 0) throw refused('a cluster has database 0 only');
  return [master, Number(database)];
}

function hostOf(text: string, defaultPort: number): Host {
  const match = /^(\[[\da-fA-F:.]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/.exec(text);
  const port = Number(match?.[2] ?? defaultPort);
  if (match?.[1] === undefined || port === 0 || port > 65_535) throw refused('a host in it is not host or host:port');
  return { host: match[1].replace(/^\[|\]$/g, ''), port };
}

function credentialsOf(user = ''): Credentials {
  const colon = user.indexOf(':');
  if (colon < 0) return named(decoded(user), '');
  return named(decoded(user.slice(0, colon)), decoded(user.slice(colon + 1)));
}

const named = (username: string, password: string): Credentials => ({
  ...(username === '' ? {} : { username }),
  ...(password === '' ? {} : { password }),
});

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refused('a percent sign in it is not followed by two hex digits');
  }
}

const refused = (why: string): TypeError => new TypeError(`The URL of Redis is refused: ${why}`);
