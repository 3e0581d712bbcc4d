import { type Child, startChild } from '../../servers/child.js';
import { startGatewayChild } from '../../servers/gateway.js';
import type { ChatAnswer, ChatMessage } from '../gateway/ask-chat.js';
import { startSemanticGateway } from '../gateway/start-semantic-gateway.js';

/** The same gateway without the semantic cache and with it, in front of one upstream. */
export interface Gateways {
  readonly off: Child;
  readonly on: Child;
  stop(): Promise<void>;
}

/** Answers of one round, which both gateways were asked for by turns. */
export interface Round {
  readonly off: readonly ChatAnswer[];
  readonly on: readonly ChatAnswer[];
}

/** A question that nobody has asked before, and how many those were. */
export type Asking = (url: string, messages: readonly (readonly ChatMessage[])[]) => Promise<readonly ChatAnswer[]>;

export async function startGateways(): Promise<Gateways> {
  const upstream = await startChild({ script: './distinct-upstream.js' });
  const off = await startGatewayChild(upstream.url, undefined, { ISARTOR__CACHE_MAX_CAPACITY: '20000' });
  const on = await startSemanticGateway(upstream.url);
  return { off, on, stop: async () => void (await Promise.all([off, on, upstream].map((child) => child.stop()))) };
}

/** Asks both gateways the same, some rounds of it; which of them is first changes with each round. */
export async function alternate(
  { off, on }: Gateways,
  rounds: readonly (readonly (readonly ChatMessage[])[])[],
  ask: Asking,
): Promise<readonly Round[]> {
  const done: Round[] = [];
  for (const [number, messages] of rounds.entries()) {
    if (number % 2 === 0) {
      const first = await ask(off.url, messages);
      done.push({ off: first, on: await ask(on.url, messages) });
    } else {
      const first = await ask(on.url, messages);
      done.push({ on: first, off: await ask(off.url, messages) });
    }
  }
  return done;
}
