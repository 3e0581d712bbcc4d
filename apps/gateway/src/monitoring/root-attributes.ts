import type { IncomingMessage } from 'node:http';
import type { SpanCatalogue } from '@isartor/telemetry';
import { pathOf } from '../http/request-target.js';
import { clientAddress } from './client-address.js';
import { methodLabel } from './http-method.js';

type StartAttributes = SpanCatalogue['gateway_request']['start'];

/** How the root span tells of HTTP, and whom it believes. */
export interface RootAttributeOptions {
  readonly requestId: string;
  /** Those whose `x-forwarded-for` is believed. */
  readonly trustedProxies: readonly string[];
  /** Only the stable names of the HTTP conventions, without the reference's. */
  readonly stableOnly: boolean;
}

const USER_AGENT_CHARACTERS = 256;
const HOST_CHARACTERS = 255;

/** What is known of a request when it comes in. Never its query, which may hold a key. */
export function rootAttributes(incoming: IncomingMessage, options: RootAttributeOptions): StartAttributes {
  const { headers, socket, httpVersion, method = 'GET', url = '/' } = incoming;
  const { requestId, trustedProxies, stableOnly } = options;
  const peer = socket.remoteAddress ?? 'unknown';
  const known = methodLabel(method);
  const host = hostOf(headers.host ?? '');
  // Set one by one: spreading optional ones into a literal took as long as all the others together.
  const told: Writable<StartAttributes> = {
    'http.request.method': known,
    'url.path': pathOf(url),
    'url.scheme': 'http',
    'client.address': clientAddress(headers['x-forwarded-for'], peer, trustedProxies),
    'network.peer.address': peer,
    'network.protocol.version': httpVersion,
    'isartor.request_id': requestId,
  };
  if (!stableOnly) told['http.method'] = method;
  if (known !== method) told['http.request.method_original'] = method;
  const address = host.address === '' ? socket.localAddress : host.address;
  const port = host.port ?? socket.localPort;
  if (address !== undefined) told['server.address'] = address;
  if (port !== undefined) told['server.port'] = port;
  const userAgent = headers['user-agent'];
  if (userAgent !== undefined) told['user_agent.original'] = userAgent.slice(0, USER_AGENT_CHARACTERS);
  return told;
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

interface Host {
  readonly address: string;
  readonly port?: number;
}

let lastHeader = '';
let lastHost: Host = { address: '' };

/** The server by the `Host` header. Nearly all requests name the same one. */
function hostOf(header: string): Host {
  if (header !== lastHeader) {
    lastHost = readHost(header);
    lastHeader = header;
  }
  return lastHost;
}

function readHost(header: string): Host {
  const [, bracketed, plain = '', port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(header) ?? [];
  const address = (bracketed ?? plain).slice(0, HOST_CHARACTERS);
  return { address, ...(port === undefined ? {} : { port: Number(port) }) };
}
