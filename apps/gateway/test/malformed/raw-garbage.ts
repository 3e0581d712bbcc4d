import type { Random } from './random.js';

const BODY = '{"messages":[{"role":"user","content":"Hi"}]}';
const POST = 'POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

/** Bytes on a socket that are no HTTP, or HTTP that contradicts itself. */
export function rawGarbage(random: Random): Buffer {
  return random.pick(WAYS)(random);
}

type Way = (random: Random) => Buffer;

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const noise = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => random.below(256)));

const WAYS: readonly Way[] = [
  // What other protocols begin with.
  (random) =>
    bytes(
      random.pick([
        '\x16\x03\x01\x02\x00\x01\x00',
        'SSH-2.0-x\r\n',
        'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
        '\0\0\0',
        'GET\r\n\r\n',
      ]),
    ),
  (random) => noise(random, 1 + random.below(2000)),
  (random) =>
    bytes(
      `${random.pick(['', '\r\n', ' ', '\0'])}${random.pick(['GET', 'get', 'G\x00T', 'GET'.repeat(3000)])} / HTTP/1.1\r\n\r\n`,
    ),
  // Request lines.
  (random) =>
    bytes(
      `GET ${random.pick(['', 'x', '*', '/\x01', '/ /', 'http://[', '//', '\\', '/\\', '/%%%', '#', '/\xff'])} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    ),
  (random) =>
    bytes(`GET / HTTP/${random.pick(['0.9', '1.2', '2.0', '9.9', '1.1.1', 'x', ''])}\r\nHost: localhost\r\n\r\n`),
  (random) =>
    bytes(
      `GET /v1/models HTTP/1.1\r\nHost:${random.pick(['', ' ', ' a b', ' a/b', ' [', ' :', ' @', ' a:b:c', ' \xff', ' localhost\r\nHost: localhost'])}\r\n\r\n`,
    ),
  () => bytes('GET /v1/models HTTP/1.1\r\n\r\n'),
  () => bytes('GET /v1/models HTTP/1.0\r\n\r\n'),
  (random) => bytes(`CONNECT ${random.pick(['localhost:1', '/', '*'])} HTTP/1.1\r\nHost: localhost\r\n\r\n`),
  () => bytes('GET /v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
  // Headers.
  (random) =>
    bytes(
      `${POST}${random.pick([': x', 'a b: x', 'x\x00: y', 'x: \x00', 'x: \x7f\x1b', '\xff: y', ' folded', 'x\r\ny'])}\r\nContent-Length: 2\r\n\r\n{}`,
    ),
  (random) => bytes(`${POST}${'X-A: b\r\n'.repeat(random.pick([500, 3000]))}\r\n`),
  () => bytes(`${POST}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`),
  (random) => bytes(POST.slice(0, random.below(POST.length))),
  // Lengths that lie.
  (random) =>
    bytes(
      `${POST}Content-Length: ${random.pick(['-1', '1e3', '0x10', '+5', '5 5', '', '99999999999999999999', '5, 6', 'NaN'])}\r\n\r\n${BODY}`,
    ),
  () => bytes(`${POST}Content-Length: 5\r\nContent-Length: 6\r\n\r\n${BODY}`),
  (random) => bytes(`${POST}Content-Length: ${BODY.length + 1 + random.below(100)}\r\n\r\n${BODY}`),
  (random) => bytes(`${POST}Content-Length: ${random.below(BODY.length)}\r\n\r\n${BODY}`),
  // Chunks that lie.
  (random) =>
    bytes(
      `${POST}Transfer-Encoding: ${random.pick(['chunked, chunked', 'gzip', 'identity', 'chunked, gzip', 'x', '', 'chunke d'])}\r\n\r\n${BODY}`,
    ),
  () => bytes(`${POST}Transfer-Encoding: chunked\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`),
  (random) =>
    bytes(
      `${POST}Transfer-Encoding: chunked\r\n\r\n${random.pick(['x', '-1', 'ffffffffffffffffff', '5;', '5', '0x5', ' ', '5\n'])}\r\n${BODY}\r\n0\r\n\r\n`,
    ),
  (random) =>
    bytes(`${POST}Transfer-Encoding: chunked\r\n\r\n5\r\n{"mes${random.pick(['', '\r\n', '\r\n0', 'x\r\n0\r\n\r\n'])}`),
  (random) =>
    bytes(
      `${POST}Transfer-Encoding: chunked\r\n\r\n${'1\r\n[\r\n'.repeat(1 + random.below(2000))}0\r\n${random.pick(['', 'X: y\r\n', 'Content-Length: 5\r\n', '\0'])}\r\n`,
    ),
];

/** The same connection used for several requests at once, none of them waiting for an answer. The last one closes it. */
export function pipeline(random: Random): { readonly bytes: Buffer; readonly ids: readonly string[] } {
  const ids = Array.from({ length: 2 + random.below(6) }, (_, index) => `pipelined-${index}`);
  const requests = ids.map((id, index) => {
    const closing = index === ids.length - 1 ? 'Connection: close\r\n' : '';
    const body = random.pick([BODY, BODY.slice(0, -1), '', '[]', BODY.replace('user', 'nobody'), '{"messages":[]}']);
    const path = random.pick(['/v1/chat/completions', '/api/chat', '/v1/nothing', '/healthz']);
    return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\nContent-Type: application/json\r\n${closing}Content-Length: ${body.length}\r\n\r\n${body}`;
  });
  return { bytes: bytes(requests.join('')), ids };
}
