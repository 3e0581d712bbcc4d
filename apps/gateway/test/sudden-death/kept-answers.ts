import { createHash } from 'node:crypto';
import { type OpenaiUpstream, startOpenaiUpstream, textAnswer } from '@isartor/testing';
import { CHAT, chat } from '../harness/test-gateway.js';

/** The one answer to a prompt, from a hundred bytes to twenty thousand: part of it, or another's, is found out. */
export function answerTo(prompt: string): string {
  const digest = createHash('sha256').update(prompt).digest('hex');
  return `${prompt}: ${digest.repeat(1 + (Number.parseInt(digest.slice(0, 4), 16) % 300))} end`;
}

/** A provider that knows these answers. */
export async function startAnswers(): Promise<OpenaiUpstream> {
  const upstream = await startOpenaiUpstream();
  upstream.respondAlways((request) => {
    const [asked] = request.json.messages as readonly { readonly content: string }[];
    return textAnswer(answerTo(asked?.content ?? ''))(request);
  });
  return upstream;
}

/** Where a right answer came from; undefined where only the cache was asked and has none. @throws Error for a wrong one, and where the gateway is gone. */
export async function askFor(url: string, prompt: string, onlyIfCached = false): Promise<string | undefined> {
  const response = await fetch(url + CHAT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(onlyIfCached && { 'cache-control': 'only-if-cached' }) },
    body: JSON.stringify(chat(prompt)),
  });
  const text = await response.text();
  if (onlyIfCached && response.status === 504) return undefined;
  const said = response.status === 200 ? JSON.parse(text).choices[0].message.content : text;
  if (said !== answerTo(prompt)) throw new WrongAnswer(`${prompt} was answered with a ${response.status}: ${said}`);
  return response.headers.get('x-isartor-layer') ?? 'none';
}

/** An answer that is whole, and not the one to the prompt. */
export class WrongAnswer extends Error {}
