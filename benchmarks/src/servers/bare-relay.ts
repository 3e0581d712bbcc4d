import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Agent, request } from 'undici';

/** The baseline for pass-through: Hono and undici and nothing between them. */
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
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  return context.body(bytes, 200, { 'content-type': 'application/json', 'content-length': String(bytes.length) });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
