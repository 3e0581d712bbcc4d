/** Posts JSON, as a provider's driver does. */
export const post = (url: string, body: object): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** A server-sent event with its data read as JSON. */
export interface ReadFrame {
  readonly event?: string;
  // Whatever the dialect sends: tests look into it by path.
  readonly data: Readonly<Record<string, unknown>>;
}

/** The frames of an event stream that hold JSON. */
export function framesOf(sse: string): readonly ReadFrame[] {
  return sse.split(/\r?\n\r?\n/).flatMap((frame) => {
    const data = /^data: (\{.*)$/m.exec(frame)?.[1];
    const event = /^event: (.*)$/m.exec(frame)?.[1]?.trim();
    return data === undefined ? [] : [{ data: JSON.parse(data), ...(event === undefined ? {} : { event }) }];
  });
}

/** A thought, a text, two calls at once, and every count: what the dialects tell most differently. */
export const RICH_ANSWER = {
  content: [
    { type: 'reasoning', text: 'Let me think.', signature: 'c2lnbmVk' },
    'Hello there, you',
    { type: 'toolCall', id: 'call_a', name: 'one', arguments: '{"x":12345678901234567890}' },
    { type: 'toolCall', id: 'call_b', name: 'two', arguments: '{}' },
  ],
  usage: { input: 100, output: 50, cachedInput: 30, cacheWriteInput: 10, reasoning: 20 },
} as const;
