import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Dialect } from './dialect.js';
import { closed, listening } from './listening.js';
import type { ModelAnswer } from './model-answer.js';
import { rawAnswer } from './raw-answer.js';
import { type RecordedRequest, recordRequest } from './recorded-request.js';
import { type Behaviour, playReply, type ReplyPlan } from './reply-plan.js';
import { type Route, routeOf, toldBy } from './told-by.js';

/** A real HTTP server that pretends to be a provider and does what the test tells it. */
export interface Upstream {
  /** What a gateway is given as the provider's URL. */
  readonly url: string;
  /** Every request for a chat, a count of tokens or embeddings, in the order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** How many connections were opened so far. */
  readonly connections: number;
  /** Answers the next requests in this way, one each, whatever they ask for. */
  respondWith(...behaviours: readonly Behaviour[]): void;
  /** Answers chats in this way whenever nothing is queued; plainly until told otherwise. */
  respondAlways(behaviour: Behaviour): void;
  /** Answers the next requests with these answers, one each, told as this provider tells them. */
  say(...answers: readonly ModelAnswer[]): void;
  /** The next request that has not been handed out by this method. */
  nextRequest(): Promise<RecordedRequest>;
  /** Resolves when the caller of request `index` has left before it had the whole answer. */
  whenAborted(index: number): Promise<void>;
  /** Drops the connections nobody is using at the moment. */
  closeIdleConnections(): void;
  close(): Promise<void>;
}

/** Which provider an upstream pretends to be. */
export interface Pretence {
  /** What follows the origin in `url`. */
  readonly path: string;
  /** What it speaks; the first says that a path is unknown. */
  readonly dialects: readonly [Dialect, ...(readonly Dialect[])];
}

/** Starts an upstream on a free loopback port; `behaviours` answer the first requests. */
export async function startUpstream(pretence: Pretence, behaviours: readonly Behaviour[]): Promise<Upstream> {
  const { path, dialects } = pretence;
  const script = createScript(pretence, behaviours);
  const connections = new Map<Socket, number>();

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await recordRequest(incoming, response, connections.get(incoming.socket) ?? -1);
    await playReply(planned(script.behaviourFor(request), request), response);
  };
  const server = createServer((incoming, response) => {
    // A caller that leaves in the middle of its request is one of the things tests do.
    answer(incoming, response).catch(() => response.destroy());
  });
  server.on('connection', (socket) => connections.set(socket, connections.size));
  const port = await listening(server);
  let handedOut = 0;

  return {
    url: `http://127.0.0.1:${port}${path}`,
    requests: script.requests,
    get connections() {
      return connections.size;
    },
    respondWith: script.respondWith,
    respondAlways: script.respondAlways,
    say: (...answers) => script.respondWith(...answers.map((one) => toldBy(dialects, one))),
    nextRequest: () => {
      handedOut += 1;
      return script.arrived(handedOut - 1);
    },
    whenAborted: async (index) => (await script.arrived(index)).whenAborted,
    closeIdleConnections: () => server.closeIdleConnections(),
    close: () => closed(server),
  };
}

/** What was asked so far, and what is answered next. */
function createScript({ dialects }: Pretence, behaviours: readonly Behaviour[]) {
  const queue = [...behaviours];
  const requests: RecordedRequest[] = [];
  const waiting: (() => void)[] = [];
  let always: Behaviour | undefined;

  const unscripted = ({ dialect, operation }: Route): Behaviour =>
    (operation === 'chat' ? always : undefined) ??
    dialect.unscripted[operation] ??
    dialect.error(404, { message: `Nothing to say to ${operation}` });

  return {
    requests,
    behaviourFor: (request: RecordedRequest): Behaviour => {
      const route = routeOf(dialects, request);
      if (route === undefined)
        return dialects[0].error(404, { message: `No such path: ${request.path}`, code: 'unknown_url' });
      if (route.operation === 'models') return unscripted(route);
      requests.push(request);
      for (const wake of waiting.splice(0)) wake();
      return queue.shift() ?? unscripted(route);
    },
    arrived: async (index: number): Promise<RecordedRequest> => {
      for (;;) {
        const request = requests[index];
        if (request !== undefined) return request;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    respondWith: (...more: readonly Behaviour[]) => void queue.push(...more),
    respondAlways: (behaviour: Behaviour) => {
      always = behaviour;
    },
  };
}

/** The plan; a script that cannot be told says so, so that the test that wrote it can see why. */
function planned(behaviour: Behaviour, request: RecordedRequest): ReplyPlan {
  try {
    return behaviour(request);
  } catch (error) {
    const body = `This cannot be told: ${error instanceof Error ? error.message : String(error)}`;
    return rawAnswer({ status: 500, headers: { 'content-type': 'text/plain' }, body })(request);
  }
}
