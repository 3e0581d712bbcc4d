import { createServer, type Server, type ServerResponse } from 'node:http';
import type { SemanticCache } from '@isartor/cache-semantic';

/** What the service is made of. */
export interface HelpDeskOptions {
  readonly cache: SemanticCache<string>;
  /** The slow and costly function that the cache stands before. */
  readonly answer: (question: string, signal: AbortSignal) => Promise<string>;
}

/** Answers `GET /ask?question=…`; questions that mean the same are worked out once. */
export function createHelpDesk({ cache, answer }: HelpDeskOptions): Server {
  return createServer((request, response) => {
    const question = new URL(request.url ?? '', 'http://localhost').searchParams.get('question') ?? '';
    if (question.trim() === '') return sendJson(response, 404, { error: 'Ask at /ask?question=…' });

    const caller = new AbortController();
    response.once('close', () => caller.abort());
    cache
      .wrap({ partition: 'help-desk', question, signal: caller.signal }, (signal) => answer(question, signal))
      .then((text) => sendJson(response, 200, { answer: text }))
      .catch(() => sendJson(response, 500, { error: 'The question could not be answered' }));
  });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
