import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Agent, fetch, request } from 'undici';

/**
 * The baseline for the relay of a stream: Hono and undici, and every byte handed on as it came. Undici has two ways to
 * ask: `fetch`, which one hands on with the least code, and `request`, which costs less.
 */
const [upstream = '', way = 'fetch'] = process.argv.slice(2);
const dispatcher = new Agent({ connections: 512 });

async function ask(body: Buffer): Promise<ReadableStream> {
  const call = { method: 'POST', headers: { 'content-type': 'application/json' }, body, dispatcher } as const;
  const url = `${upstream}/v1/chat/completions`;
  const stream = way === 'fetch' ? (await fetch(url, call)).body : Readable.toWeb((await request(url, call)).body);
  return stream as ReadableStream;
}

const app = new Hono();
app.post('/v1/chat/completions', async (context) => {
  const body = Buffer.from(await context.req.arrayBuffer());
  return context.body(await ask(body), 200, { 'content-type': 'text/event-stream' });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
