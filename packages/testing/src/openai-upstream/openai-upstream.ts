import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { automaticAnswer } from './automatic-answer.js';
import { closed, listening } from './listening.js';
import { errorAnswer, jsonAnswer } from './raw-answer.js';
import { type RecordedRequest, recordRequest } from './recorded-request.js';
import { type Behaviour, playReply } from './reply-plan.js';

/** A real HTTP server that pretends to be OpenAI and does what the test tells it. */
export interface OpenaiUpstream {
  /** The base URL, ending in `/v1`. */
  readonly url: string;
  /** Every request to a `/chat/completions` path, in the order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** How many connections were opened so far. */
  readonly connections: number;
  /** Answers the next requests in this way, one each. */
  respondWith(...behaviours: readonly Behaviour[]): void;
  /** Answers in this way whenever nothing is queued; `automaticAnswer` until told otherwise. */
  respondAlways(behaviour: Behaviour): void;
  /** The next request that has not been handed out by this method. */
  nextRequest(): Promise<RecordedRequest>;
  /** Resolves when the caller of request `index` has left before it had the whole answer. */
  whenAborted(index: number): Promise<void>;
  /** Drops the connections nobody is using at the moment. */
  closeIdleConnections(): void;
  close(): Promise<void>;
}

const MODELS = jsonAnswer({
  object: 'list',
  data: [{ id: 'gpt-4o-mini', object: 'model', created: 1_700_000_000, owned_by: 'upstream' }],
});

/** Starts an upstream on a free loopback port; `behaviours` answer the first requests. */
export async function startOpenaiUpstream(...behaviours: readonly Behaviour[]): Promise<OpenaiUpstream> {
  const queue = [...behaviours];
  const requests: RecordedRequest[] = [];
  const waiting: (() => void)[] = [];
  const connections = new Map<Socket, number>();
  let always: Behaviour = automaticAnswer;
  let handedOut = 0;

  const behaviourFor = (request: RecordedRequest): Behaviour => {
    if (request.path.includes('/models')) return MODELS;
    if (!request.path.includes('/chat/completions')) return errorAnswer(404, `No such path: ${request.path}`);
    requests.push(request);
    for (const wake of waiting.splice(0)) wake();
    return queue.shift() ?? always;
  };

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await recordRequest(incoming, response, connections.get(incoming.socket) ?? -1);
    await playReply(behaviourFor(request)(request), response);
  };

  const arrived = async (index: number): Promise<RecordedRequest> => {
    for (;;) {
      const request = requests[index];
      if (request !== undefined) return request;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  const server = createServer((incoming, response) => {
    // A caller that leaves in the middle of its request is one of the things tests do.
    answer(incoming, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => connections.set(socket, connections.size));
  const port = await listening(server);

  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    get connections() {
      return connections.size;
    },
    respondWith: (...more) => void queue.push(...more),
    respondAlways: (behaviour) => {
      always = behaviour;
    },
    nextRequest: () => {
      handedOut += 1;
      return arrived(handedOut - 1);
    },
    whenAborted: async (index) => (await arrived(index)).whenAborted,
    closeIdleConnections: () => server.closeIdleConnections(),
    close: () => closed(server),
  };
}
