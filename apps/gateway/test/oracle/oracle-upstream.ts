import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ModelAnswer, modelAnswer, type RecordedRequest } from '@isartor/testing';
import { drawAsking } from './asking.js';
import { type Call, type CallEnd, type Ledger, makerOf } from './ledger.js';
import { identityOf } from './question.js';
import { createRandom, type Random } from './random.js';
import { receivedQuestion } from './received-question.js';
import { CALL_HEADER } from './sending.js';

/** What the upstream of a run needs to know. */
export interface OracleUpstreamOptions {
  readonly seed: number;
  readonly ledger: Ledger;
  /** Told the number of a request, and in words, when a call asks something else than that request did. */
  readonly onWrong: (number: number, what: string) => void;
}

/** Stands for a provider whose every answer tells which call it belongs to and what that call asked. */
export interface OracleUpstream {
  readonly url: string;
  close(): Promise<void>;
}

/** Apart from the draws of the requests, whose numbers are below. */
const CALL_DRAWS = 2 ** 30;

/** Some of the answers are late, and some are not whole; all of it follows from the seed and the call's number. */
export async function startOracleUpstream(options: OracleUpstreamOptions): Promise<OracleUpstream> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (incoming, response) => {
    receive(incoming).then(
      (body) => answer(options, { incoming, response, body }),
      () => response.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function receive(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

interface Received {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
}

function answer({ seed, ledger, onWrong }: OracleUpstreamOptions, { incoming, response, body }: Received): void {
  const json = JSON.parse(body) as object;
  const question = receivedQuestion(json, incoming.headers);
  const identity = identityOf(question);
  const random = createRandom(seed, CALL_DRAWS + ledger.calls.length);
  const number = incoming.headers[CALL_HEADER];
  const asking = typeof number === 'string' ? drawAsking(seed, Number(number)) : undefined;
  if (asking !== undefined && asking.identity !== identity) {
    onWrong(asking.number, `its call asks ${identity}`);
  }
  const maker = asking && makerOf(asking);
  const call = ledger.open({ identity, end: drawEnd(random), begunAt: performance.now(), maker });
  response.once('close', () => ledger.drop(call));
  const request = { path: incoming.url ?? '', method: 'POST', headers: incoming.headers, json } as RecordedRequest;
  const { headers, chunks } = modelAnswer(sayingOf(call, question.mustCallTool))(request);
  const text = Buffer.concat(chunks);
  const play = (): void => ledger.whenFree(call, () => write({ ledger, call, response }, headers, text));
  const delayMs = drawDelay(random);
  if (delayMs === 0) play();
  else setTimeout(play, delayMs);
}

function drawEnd(random: Random): CallEnd {
  if (random.chance(0.9)) return 'whole';
  return random.pick<CallEnd>(['unfinished', 'unfinished', 'cut', 'failed']);
}

/** Some calls last long enough for a purge to come and go meanwhile. */
function drawDelay(random: Random): number {
  if (random.chance(0.7)) return 0;
  return random.chance(0.9) ? 1 + random.below(60) : 100 + random.below(200);
}

/** An answer that names its call, and repeats what it was asked. */
function sayingOf({ serial, identity, end }: Call, callsTool: boolean): ModelAnswer {
  const text = `Call ${serial} was asked ${identity} once.`;
  const finish = end === 'unfinished' ? ({ finish: serial % 2 === 0 ? 'length' : 'content_filter' } as const) : {};
  if (!callsTool) return { content: [text], ...finish };
  return { content: [{ type: 'toolCall', name: 'weather', arguments: JSON.stringify({ said: text }) }], ...finish };
}

function write(
  { ledger, call, response }: { ledger: Ledger; call: Call; response: ServerResponse },
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): void {
  if (call.end === 'failed') {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end('{"error":{"message":"Out of order","type":"server_error"}}');
    return;
  }
  if (call.end !== 'cut') {
    ledger.end(call);
    response.writeHead(200, { ...headers, 'content-length': body.length });
    response.end(body);
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': body.length });
  response.write(body.subarray(0, (body.length * 0.9) | 0), () => response.socket?.destroySoon());
}
