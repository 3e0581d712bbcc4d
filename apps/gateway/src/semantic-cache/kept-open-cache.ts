import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';
import { messageOf } from '../logging/message-of.js';
import { type OpenSemanticCache, openSemanticCache } from './open-semantic-cache.js';
import type { Presence } from './presence.js';

/** One cache after the other: two of them cannot have one folder. */
export interface KeptOpenCache {
  readonly presence: Presence;
  /**
   * Closes what is open, and opens what `config` describes, however often that has to be tried, until `signal` aborts.
   * `whenTried` is called after each attempt. Never rejects, and must have ended before the next call.
   */
  keepOpen(config: GatewayConfig, signal: AbortSignal, whenTried: () => void): Promise<void>;
  /** Never rejects. */
  close(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const MOST_PAUSE_MS = 30_000;
/** How often a model that has never answered is looked after. */
const WATCH_MS = 5_000;

/** Keeps a semantic cache open, as far as its embedder and its store allow. */
export function createKeptOpenCache(log: Logger): KeptOpenCache {
  let open: OpenSemanticCache | undefined;
  let failure: string | undefined;

  const close = async (): Promise<void> => {
    const before = open;
    open = undefined;
    failure = undefined;
    await before?.close();
  };
  const tryOpening = async (config: GatewayConfig, signal: AbortSignal): Promise<void> => {
    try {
      const opened = await openSemanticCache(config, { log, signal });
      if (signal.aborted) return await opened.close();
      open = opened;
    } catch (error) {
      if (signal.aborted) return;
      failure = messageOf(error);
      log.warn({ reason: failure }, 'The semantic cache cannot be opened: requests pass it');
    }
  };
  return {
    get presence(): Presence {
      if (open !== undefined) return { state: 'open', cache: open.cache };
      return { state: 'opening', ...(failure !== undefined && { reason: failure }) };
    },
    async keepOpen(config, signal, whenTried) {
      await close();
      for (let pause = FIRST_PAUSE_MS; !signal.aborted; pause = Math.min(2 * pause, MOST_PAUSE_MS)) {
        await tryOpening(config, signal);
        whenTried();
        if (open === undefined) await wait(pause, signal);
        else if (config.cacheSemantic.modelPath === undefined || !(await neverAnswers(open, signal))) return;
        // Once its files are put right, a model has another name than the damaged one that was opened.
        else await close();
      }
    },
    close,
  };
}

/** Whether the model is down without having answered once; false when it has, or when nobody asks any more. */
async function neverAnswers({ cache }: OpenSemanticCache, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    await wait(WATCH_MS, signal);
    const { state } = cache.embedder.health();
    if (signal.aborted || state === 'ready') return false;
    if (state === 'down') return true;
  }
}

/** Ends early when `signal` aborts; keeps no process alive. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal, ref: false }).catch(() => {});
}
