import { createServer, type Server, type ServerResponse } from 'node:http';
import type { ExactCache } from '@isartor/cache-exact';

export interface PrimeServiceOptions {
  readonly cache: ExactCache<readonly number[]>;
  /** The slow function that the cache stands before. */
  readonly factorize: (number: number, signal: AbortSignal) => Promise<readonly number[]>;
}

/** Answers `GET /factors/360` with `[2,2,2,3,3,5]`; every number is factorized once, however many ask for it. */
export function createPrimeService({ cache, factorize }: PrimeServiceOptions): Server {
  return createServer((request, response) => {
    const number = Number(/^\/factors\/(\d{1,15})$/.exec(request.url ?? '')?.[1]);
    if (!(number >= 2)) return sendJson(response, 404, { error: 'Ask for /factors/{number}' });

    const caller = new AbortController();
    response.once('close', () => caller.abort());
    cache
      .wrap(`factors:${number}`, (signal) => factorize(number, signal), { signal: caller.signal })
      .then((factors) => sendJson(response, 200, factors))
      .catch(() => sendJson(response, 500, { error: 'The factors could not be computed' }));
  });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
