import { createServer, type ServerResponse } from 'node:http';

/** An upstream that streams as many chunks as `max_tokens` says, each a millisecond after the one before. */
const chunk = (delta: object, finish: string | null): string =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-stream',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: 'gpt-4o-mini',
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  })}\n\n`;

const WORD = chunk({ content: ' word' }, null);

function stream(response: ServerResponse, chunks: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(chunk({ role: 'assistant', content: '' }, null));
  let left = chunks - 2;
  const timer = setInterval(() => {
    left -= 1;
    if (left >= 0) {
      response.write(WORD);
      return;
    }
    clearInterval(timer);
    response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`);
  }, 1);
  response.once('close', () => clearInterval(timer));
}

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => stream(response, Number(/"max_tokens":(\d+)/.exec(body)?.[1] ?? 10)));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
