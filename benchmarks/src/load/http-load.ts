import { connect, type Socket } from 'node:net';
import { type Percentiles, percentiles } from './percentiles.js';

export interface LoadOptions {
  readonly url: string;
  /** Sent in turn. `UNIQUE_MARK` in one becomes another number each time it is sent. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Ends the round after so many requests, if that is sooner. */
  readonly maxRequests?: number;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly requests: number;
  /** Milliseconds from the write of a request to the last byte of its answer. */
  readonly latency: Percentiles;
}

/** Stands in a body for a number of as many digits that no request before it had. */
export const UNIQUE_MARK = '########';

let lastNumber = 0;

function stamp(request: Buffer): Buffer {
  const at = request.indexOf(UNIQUE_MARK);
  if (at < 0) return request;
  lastNumber += 1;
  const stamped = Buffer.from(request);
  stamped.write(String(lastNumber).padStart(UNIQUE_MARK.length, '0'), at);
  return stamped;
}

/**
 * Sends prepared requests over and over on keep-alive connections, one at a time on each. It reads only what it
 * must (status and content-length), so that on two cores the client is not what is measured.
 */
export async function httpLoad(options: LoadOptions): Promise<LoadResult> {
  const { hostname, port, pathname } = new URL(options.url);
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n`;
  const requests = options.bodies.map((body) =>
    Buffer.from(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
  );
  const samples: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + options.seconds * 1000;
  const mayGoOn = (): boolean => performance.now() < endsAt && samples.length < (options.maxRequests ?? Infinity);
  const sockets = await Promise.all(Array.from({ length: options.connections }, () => open(hostname, Number(port))));
  await Promise.all(sockets.map((socket) => drive(socket, requests, { samples, mayGoOn })));
  const seconds = (performance.now() - startedAt) / 1000;
  return { requestsPerSecond: samples.length / seconds, requests: samples.length, latency: percentiles(samples) };
}

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket)).once('error', reject);
  });
}

interface Round {
  readonly samples: number[];
  readonly mayGoOn: () => boolean;
}

function drive(socket: Socket, requests: readonly Buffer[], { samples, mayGoOn }: Round): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0;
    /** Bytes of the answer still to come; not known before its head is whole. */
    let missing: number | undefined;
    let head = '';
    const send = (): void => {
      if (!mayGoOn()) {
        socket.destroy();
        resolve();
        return;
      }
      sentAt = performance.now();
      head = '';
      missing = undefined;
      socket.write(stamp(requests[samples.length % requests.length] ?? Buffer.alloc(0)));
    };
    socket.on('error', reject);
    socket.on('end', () => reject(new Error('The server closed a connection in the middle of a round')));
    socket.on('data', (chunk: Buffer) => {
      missing = missing === undefined ? bytesAfterHead(chunk) : missing - chunk.length;
      if (missing === undefined || missing > 0) return;
      samples.push(performance.now() - sentAt);
      send();
    });
    const bytesAfterHead = (chunk: Buffer): number | undefined => {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return undefined;
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Not a 200: ${head.slice(0, 300)}`);
      const length = /content-length: (\d+)/i.exec(head.slice(0, end + 2))?.[1];
      if (length === undefined) throw new Error('The load client needs a content-length');
      return Number(length) - (head.length - end - 4);
    };
    send();
  });
}
