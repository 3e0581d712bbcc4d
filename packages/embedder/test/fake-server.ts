import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request that a server got. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  /** Parsed; undefined where there was none. */
  readonly body: unknown;
}

/** Answers one request: with a status and a JSON body, or by itself. */
export type Answer = (received: Received, response: ServerResponse) => readonly [number, unknown] | undefined;

/** A server that does as it is told. */
export interface FakeServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Takes the place of the answer. */
  answer: Answer;
  /** Resolves when nobody listens at its address any more. */
  stop(): Promise<void>;
}

/** Starts it on a free port; it goes with the test. */
export async function startFakeServer(answer: Answer): Promise<FakeServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const one = await read(request);
    received.push(one);
    const reply = fake.answer(one, response);
    if (reply === undefined) return;
    const [status, body] = reply;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  const { port } = server.address() as AddressInfo;
  const fake: FakeServer = { url: `http://127.0.0.1:${port}`, received, answer, stop };
  return fake;
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = '', url = '', headers } = request;
  const body = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
  return { method, url, authorization: headers.authorization, body };
}
