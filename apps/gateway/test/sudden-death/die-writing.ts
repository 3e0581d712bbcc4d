import { setTimeout as wait } from 'node:timers/promises';
import type { GatewayProcess } from '../harness/gateway-process.js';
import { createRandom } from '../oracle/random.js';
import { askFor, WrongAnswer } from './kept-answers.js';

/** The writes of one life. */
export interface Writing {
  readonly seed: number;
  readonly round: number;
  /** Writes that would have been, had it lived. */
  readonly writes: number;
}

/** What was known of its writes when a gateway died. */
export interface Death {
  /** Prompts that clients had been answered. */
  readonly answered: readonly string[];
  /** Those of them that had since come from the cache once. */
  readonly kept: ReadonlySet<string>;
  /** Those of them that did not come from it for so long that their writes count as given up. */
  readonly givenUp: ReadonlySet<string>;
}

/** Each has one write under way at most. */
export const CLIENTS = 32;
/** Milliseconds: a little more than after what a write is given up on a busy machine. */
const GIVEN_UP_MS = 4_000;
const POLL_MS = 5;

/** One of the prompts of a round. */
export const promptOf = (round: number, index: number): string => `Round ${round} question ${index}`;

/** Has answers written, and kills the gateway amid that, after a part of them that the seed decides. */
export async function dieWriting(gateway: GatewayProcess, { seed, round, writes }: Writing): Promise<Death> {
  const lastAnswer = Math.ceil(writes * (0.3 + createRandom(seed, round).below(60) / 100));
  const answered: string[] = [];
  const kept = new Set<string>();
  const givenUp = new Set<string>();
  let next = 0;
  let hasDied = false;

  /** Answers do not wait for the store: asks again until the answer comes from there. */
  const waitForStore = async (prompt: string): Promise<void> => {
    const until = performance.now() + GIVEN_UP_MS;
    while (performance.now() < until) {
      if ((await askFor(gateway.url, prompt, true)) !== undefined) {
        kept.add(prompt);
        return;
      }
      await wait(POLL_MS);
    }
    givenUp.add(prompt);
  };
  const ask = async (): Promise<void> => {
    const prompt = promptOf(round, next);
    next += 1;
    await askFor(gateway.url, prompt);
    answered.push(prompt);
    if (answered.length === lastAnswer) {
      hasDied = true;
      gateway.signal('SIGKILL');
    } else await waitForStore(prompt);
  };
  const client = async (): Promise<void> => {
    while (next < writes && !hasDied) await ask();
  };

  const ends = await Promise.allSettled(Array.from({ length: CLIENTS }, client));
  await gateway.exit;
  for (const end of ends) {
    // Only its death may cost a client its answer.
    if (end.status === 'rejected' && (end.reason instanceof WrongAnswer || !hasDied)) throw end.reason;
  }
  return { answered, kept, givenUp };
}
