import { createServer } from 'node:http';
import { closed, listening } from './listening.js';

/** The base URL of an upstream that refuses every connection. */
export async function unusedUrl(): Promise<string> {
  const server = createServer();
  const port = await listening(server);
  await closed(server);
  return `http://127.0.0.1:${port}/v1`;
}
