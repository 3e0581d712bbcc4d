import { createServer, type ServerResponse } from 'node:http';
import { replyBody } from './bodies.js';

/** An upstream that answers at once with a body of the given size, or streams ten chunks a second while asked to. */
const reply = Buffer.from(replyBody(Number(process.argv[2])));
/** Models do not speak in step: equal intervals would come due together and arrive as one burst. */
const nextChunkMs = (): number => 50 + 100 * Math.random();

const chunk = (delta: object, finish: string | null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-stream',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: 'gpt-4o-mini',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  })}\n\n`;

function stream(response: ServerResponse, chunks: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(chunk({ role: 'assistant', content: 'first' }, null));
  let sent = 1;
  let timer: NodeJS.Timeout;
  const speak = (): void => {
    sent += 1;
    if (sent >= chunks) {
      response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
      return;
    }
    response.write(chunk({ content: ' word' }, null));
    timer = setTimeout(speak, nextChunkMs());
  };
  timer = setTimeout(speak, nextChunkMs());
  response.once('close', () => clearTimeout(timer));
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => {
    if (body.includes('"stream":true')) return stream(response, Number(/"max_tokens":(\d+)/.exec(body)?.[1] ?? 10));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length }).end(reply);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
