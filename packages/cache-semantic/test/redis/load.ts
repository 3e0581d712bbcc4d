import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Purge, reaches } from '@isartor/core';
import type { SemanticCache } from '../../src/semantic-cache.js';

/** What goes on under load. */
export interface Load {
  readonly hits: number;
  /** Purges that ended well. */
  readonly purges: number;
  /** Answers that must not have been given, in words. */
  readonly faults: readonly string[];
  /** Ends after `signal` has aborted. */
  readonly ended: Promise<unknown>;
}

/** How to load. */
export interface LoadOptions {
  readonly caches: readonly SemanticCache<string>[];
  /** From 0 to 1. */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

interface Made {
  readonly question: string;
  readonly tenant: string;
  readonly tags: readonly string[];
  readonly begunMs: number;
}

interface Carried {
  readonly purge: Purge;
  readonly begunMs: number;
  readonly endedMs: number;
}

const QUESTIONS = 60;
const USERS = 6;
const PURGERS = 2;

/**
 * Users ask and store, others purge, all at once and on all caches, until `signal` aborts. A fault is an answer to another
 * question, and one whose making began before a purge that reaches it and that had ended when it was asked for.
 */
export function load({ caches, random, signal }: LoadOptions): Load {
  const made = new Map<string, Made>();
  const purges: Carried[] = [];
  const faults: string[] = [];
  const counts = { hits: 0, values: 0 };
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

  const check = (question: string, value: string, askedMs: number): void => {
    const facts = made.get(value);
    counts.hits += 1;
    if (facts === undefined || facts.question !== question) faults.push(`${value} for ${question}`);
    else {
      for (const { purge, begunMs, endedMs } of purges) {
        if (facts.begunMs >= begunMs || endedMs >= askedMs || !reaches(purge, value, facts)) continue;
        faults.push(`${value}, begun ${begunMs - facts.begunMs} ms before ${JSON.stringify(purge)}`);
      }
    }
  };
  const use = async (): Promise<void> => {
    while (!signal.aborted) {
      const number = Math.floor(random() * QUESTIONS);
      const question = `What is number ${number}?`;
      const cache = any(caches);
      const begunMs = performance.now();
      const found = await cache.lookUp({ partition: 'p', question });
      if (found.outcome === 'hit') check(question, found.value, begunMs);
      else {
        for (let turn = 0; turn < random() * 20; turn += 1) await nextTurn();
        counts.values += 1;
        const value = `value ${counts.values}`;
        const facts = { question, tenant: `tenant ${number % 3}`, tags: [`tag ${number % 5}`, 'all of them'], begunMs };
        made.set(value, facts);
        await found.settle(value, { ...facts, key: value });
      }
      await nextTurn();
    }
  };
  const purge = async (): Promise<void> => {
    while (!signal.aborted) {
      for (let turn = 0; turn < 200 && !signal.aborted; turn += 1) await nextTurn();
      const chosen = any<Purge>([{ tag: `tag ${Math.floor(random() * 5)}` }, { tenant: 'tenant 1' }, { all: true }]);
      const begunMs = performance.now();
      try {
        await any(caches).purge(chosen);
        purges.push({ purge: chosen, begunMs, endedMs: performance.now() });
      } catch {
        // Redis is away: whether it holds is not known.
      }
    }
  };
  return {
    get hits() {
      return counts.hits;
    },
    get purges() {
      return purges.length;
    },
    faults,
    ended: Promise.all([...Array.from({ length: USERS }, use), ...Array.from({ length: PURGERS }, purge)]),
  };
}
