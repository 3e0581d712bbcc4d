import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { replyBody } from './bodies.js';

/** The baseline for hits: parses the same body and writes the same bytes, and nothing else. */
const reply = Buffer.from(replyBody(Number(process.argv[2])));
const app = new Hono();
app.post('/v1/chat/completions', async (context) => {
  await context.req.json();
  return context.body(reply, 200, { 'content-type': 'application/json', 'content-length': String(reply.length) });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
