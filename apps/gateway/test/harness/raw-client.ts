import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TestGateway } from './test-gateway.js';

/** A client on a bare socket that reads when it is told to, and not before. */
export interface RawClient {
  /** Reads whatever comes until `text` was seen. Rejects when the connection ends first. */
  readUntil(text: string): Promise<void>;
  /** Reads to the end of the connection and returns all that was ever read. */
  readToEnd(): Promise<string>;
  leave(): void;
}

/** Posts a body and reads nothing yet. The connection closes after the answer. */
export async function rawPost(gateway: TestGateway, path: string, body: object): Promise<RawClient> {
  const { hostname, port, host } = new URL(gateway.url);
  const socket = connect(Number(port), hostname);
  socket.pause();
  await once(socket, 'connect');
  const payload = JSON.stringify(body);
  const head = [
    `POST ${path} HTTP/1.1`,
    `host: ${host}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(payload)}`,
    'connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${payload}`);
  return rawClient(socket);
}

function rawClient(socket: Socket): RawClient {
  const chunks: Buffer[] = [];
  let tail = '';
  socket.on('error', () => {});
  const ended = once(socket, 'close');

  return {
    async readUntil(text) {
      const found = new Promise<void>((resolve) => {
        const onData = (chunk: Buffer): void => {
          chunks.push(chunk);
          tail = (tail + chunk.toString('latin1')).slice(-65_536 - chunk.length);
          if (!tail.includes(text)) return;
          socket.off('data', onData);
          socket.pause();
          resolve();
        };
        socket.on('data', onData);
        socket.resume();
      });
      const broken = ended.then(() => Promise.reject(new Error(`The connection ended before ${text}`)));
      await Promise.race([found, broken]);
    },
    async readToEnd() {
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.resume();
      await ended;
      return Buffer.concat(chunks).toString();
    },
    leave: () => socket.destroy(),
  };
}
