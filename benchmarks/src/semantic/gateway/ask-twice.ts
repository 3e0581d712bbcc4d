import type { ChatMessage } from './ask-chat.js';
import { askChat } from './ask-chat.js';

/** What became of requests that must not have each other's answers. */
export interface AskedTwice {
  readonly asked: number;
  /** Requests that this cache does not store: too long, in no language that it knows, or no question. */
  readonly leftAlone: number;
  /** Hits of the first time, when nobody had asked the same: wrong, all of them. */
  readonly hitsAtFirst: number;
  /** Hits of the second time, with the answer of the same request. */
  readonly ownLater: number;
  /** Hits of the second time, with any other answer. */
  readonly othersLater: number;
}

/** What is asked first, and what is asked when all of that was answered: the same in number and order. */
export interface Rounds {
  readonly first: readonly (readonly ChatMessage[])[];
  readonly second: readonly (readonly ChatMessage[])[];
}

/** Asks all of the first round, then all of the second; every answer of the provider's has to be another. */
export async function askTwice(url: string, { first, second }: Rounds): Promise<AskedTwice> {
  const answers: string[] = [];
  let hitsAtFirst = 0;
  for (const messages of first) {
    const { layer, text } = await askChat(url, messages);
    answers.push(text);
    if (layer !== 'l3') hitsAtFirst += 1;
  }
  let ownLater = 0;
  let othersLater = 0;
  let leftAlone = 0;
  for (const [number, messages] of second.entries()) {
    const { layer, text, semanticStatus } = await askChat(url, messages);
    if (/fwd=request|unsuitable|empty/.test(semanticStatus)) leftAlone += 1;
    if (layer === 'l3') continue;
    if (text === answers[number]) ownLater += 1;
    else othersLater += 1;
  }
  return { asked: first.length, leftAlone, hitsAtFirst, ownLater, othersLater };
}
