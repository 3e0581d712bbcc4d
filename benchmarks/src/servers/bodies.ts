const TURN = 'Please explain how the widget behaves when its input is empty. ';
/** What a body weighs besides the turns before the last one. */
const FRAME_BYTES = 200;

/** A chat request of about `bytes` bytes: a history of turns, as an agent sends it, ending in a question about `topic`. */
export function requestBody(bytes: number, topic = 'widgets'): string {
  const messages = [{ role: 'system', content: 'You are a helpful assistant.' }];
  for (let left = bytes - FRAME_BYTES; left > TURN.length; left -= TURN.length) {
    messages.push({ role: messages.length % 2 === 1 ? 'user' : 'assistant', content: TURN });
    left -= 32;
  }
  messages.push({ role: 'user', content: `And what about ${topic}?` });
  return JSON.stringify({ model: 'gpt-4o-mini', messages, temperature: 0.2, max_tokens: 256 });
}

/** A chat completion of about `bytes` bytes. */
export function replyBody(bytes: number): string {
  const reply = (content: string): string =>
    JSON.stringify({
      id: 'chatcmpl-0123456789abcdef0123456789abcdef',
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'gpt-4o-mini',
      choices: [
        { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
      ],
      usage: { prompt_tokens: 60, completion_tokens: 20, total_tokens: 80 },
    });
  return reply('All is well. '.repeat(Math.max(1, Math.floor((bytes - reply('').length) / 13))));
}

/** Both sizes of the hit and pass-through cases. */
export const SIZES = [
  { name: '300 B', bytes: 420 },
  { name: '100 kB', bytes: 100_000 },
] as const;
