import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ChatMessage } from './ask-chat.js';

/** An upstream in this process. */
export interface AnsweringUpstream {
  readonly url: string;
  stop(): void;
}

/** The body of a chat completion with this text. */
export function completionOf(text: string): string {
  return JSON.stringify({
    id: 'chatcmpl-bench',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'gpt-4o-mini',
    choices: [{ index: 0, message: { role: 'assistant', content: text, refusal: null }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 20, completion_tokens: 20, total_tokens: 40 },
  });
}

/** Answers each call with what `answer` makes of its messages. */
export async function startAnsweringUpstream(
  answer: (messages: readonly ChatMessage[]) => string,
): Promise<AnsweringUpstream> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { messages } = JSON.parse(Buffer.concat(chunks).toString()) as { readonly messages: readonly ChatMessage[] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(completionOf(answer(messages)));
  });
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as { readonly port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
