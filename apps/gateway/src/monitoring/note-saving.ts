import type { ChatReply, Operation, ReplyFrame } from '@isartor/core';
import type { UsagePrice } from '../config/schemas/usage-price.js';
import type { Exchange } from '../http/exchange.js';
import type { PaidAnswer } from './saved-cost.js';

/** What was asked for, and what providers take. */
export interface SavingFacts {
  readonly operation: Operation;
  /** By provider. */
  readonly prices: Readonly<Record<string, UsagePrice>>;
}

type Saving = { -readonly [Field in keyof PaidAnswer]: PaidAnswer[Field] };

/**
 * Notes on the exchange what an answer used that no paid model had to give again. Gives back the same answer, to be used
 * in its place: of one that is still being made the usage comes last. To have tokens counted costs nothing, so it saves
 * nothing.
 */
export function noteSaving(exchange: Exchange, reply: ChatReply, { operation, prices }: SavingFacts): ChatReply {
  if (!exchange.deflected || operation === 'count_tokens') return reply;
  const { provider } = reply.origin;
  const saving: Saving = { price: Object.hasOwn(prices, provider) ? prices[provider] : undefined };
  exchange.saving = saving;
  if (reply.kind === 'stream') return { ...reply, frames: watched(reply.frames, saving) };
  saving.usage = reply.completion.usage;
  return reply;
}

async function* watched(frames: AsyncIterable<ReplyFrame>, saving: Saving): AsyncGenerator<ReplyFrame> {
  for await (const frame of frames) {
    for (const event of frame.events) if (event.type === 'usage') saving.usage = event.usage;
    yield frame;
  }
}
