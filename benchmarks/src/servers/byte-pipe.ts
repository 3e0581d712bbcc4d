import { Readable } from 'node:stream';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Agent, request } from 'undici';

/** The baseline for the relay of a stream: Hono and undici, and every byte handed on as it came. */
const upstream = process.argv[2] ?? '';
const dispatcher = new Agent({ connections: 512 });
const app = new Hono();
app.post('/v1/chat/completions', async (context) => {
  const body = Buffer.from(await context.req.arrayBuffer());
  const answer = await request(`${upstream}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    dispatcher,
  });
  return context.body(Readable.toWeb(answer.body) as ReadableStream, 200, { 'content-type': 'text/event-stream' });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
