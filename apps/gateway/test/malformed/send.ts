import { type Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import type { MalformedRequest } from './malformed-request.js';

export interface Received {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Longer than any answer may take here: nothing upstream hesitates. */
const TIMEOUT_MS = 10_000;

/** Sends one request and reads its answer. Rejects when none comes, or not all of it. */
export function sendMalformed(url: string, request: MalformedRequest, agent: Agent): Promise<Received> {
  const { method, path, body, chunked } = request;
  const length = chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.byteLength) };
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const headers = { ...request.headers, ...length };
    let answered = false;
    const outgoing = httpRequest({ hostname, port, method, path, headers, agent, timeout: TIMEOUT_MS }, (incoming) => {
      answered = true;
      read(incoming).then(resolve, reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('No answer in time')));
    // An answer may come before the last byte of a body that is too large; what is left of that breaks then.
    outgoing.on('error', (error) => {
      if (!answered) reject(error);
    });
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const contentType = incoming.headers['content-type'] ?? '';
  return { status: incoming.statusCode ?? 0, contentType, text: Buffer.concat(chunks).toString('utf8') };
}
