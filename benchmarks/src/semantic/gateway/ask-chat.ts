import { Agent, request } from 'undici';

/** A message as Chat Completions has it. */
export interface ChatMessage {
  readonly role: string;
  readonly content: string | null;
  readonly [other: string]: unknown;
}

/** What came back. */
export interface ChatAnswer {
  /** `l1a`, `l1b` or `l3`. */
  readonly layer: string;
  readonly text: string;
  /** What the semantic cache said of the request, in `Cache-Status`. */
  readonly semanticStatus: string;
  /** Milliseconds until the last byte was here. */
  readonly milliseconds: number;
}

const dispatcher = new Agent({ connections: 64 });

/** Asks the gateway and waits for the whole answer. @throws Error for any status but 200. */
export async function askChat(url: string, messages: readonly ChatMessage[]): Promise<ChatAnswer> {
  const sentAt = performance.now();
  const { statusCode, headers, body } = await request(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages }),
    dispatcher,
  });
  const bytes = await body.text();
  const milliseconds = performance.now() - sentAt;
  if (statusCode !== 200) throw new Error(`Not a 200: ${statusCode} ${bytes.slice(0, 300)}`);
  const { choices } = JSON.parse(bytes) as { readonly choices: readonly [{ readonly message: { content: string } }] };
  return {
    layer: String(headers['x-isartor-layer']),
    text: choices[0].message.content,
    semanticStatus: /isartor-l1b; ([^,]*)/.exec(String(headers['cache-status']))?.[1] ?? '',
    milliseconds,
  };
}
