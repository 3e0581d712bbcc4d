import { join } from 'node:path';
import {
  COMPLETIONS,
  createDecider,
  createSemanticCache,
  createVectorIndex,
  englishQuestions,
  type SemanticCache,
} from '@isartor/cache-semantic';
import type { Completion, Embedder, Logger } from '@isartor/core';
import { memoizeEmbedder } from '@isartor/embedder';
import type { GatewayConfig } from '../config/gateway-config.js';
import { messageOf } from '../logging/message-of.js';
import { createLabelFile, labelPath } from './label-file.js';
import { openEmbedder } from './open-embedder.js';
import { openEntryStore } from './open-entry-store.js';
import { semanticSettings } from './semantic-settings.js';
import { vocabulary } from './vocabulary.js';

/** A semantic cache with all that it works with. */
export interface OpenSemanticCache {
  readonly cache: SemanticCache<Completion>;
  /** Keeps what was learnt and lets go of everything. Never rejects. */
  close(): Promise<void>;
}

/** In the data folder; beside the folder of the entries, which is the store's own. */
const GRAPHS = 'cache-semantic-index';
/** What was learnt is kept this often. */
const KEEP_MS = 300_000;

/**
 * Opens what the configuration describes.
 * @throws Error where the embedder's settings contradict each other, its server does not answer, or the store cannot be
 * opened.
 */
export async function openSemanticCache(
  config: GatewayConfig,
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<OpenSemanticCache> {
  const embedder = memoizeEmbedder(await openEmbedder(config));
  let store: Ground['store'];
  try {
    // A server tells how long its vectors are with the first of them, and the index has to know.
    if (embedder.dimensions === 0) await embedder.embed('dimensions', signal);
    store = await openEntryStore(config, log);
    return await openOn(config, { embedder, log, store });
  } catch (error) {
    // The next attempt needs what this one holds.
    await Promise.allSettled([store?.close(), embedder.close()]);
    throw error;
  }
}

interface Ground {
  readonly embedder: Embedder;
  readonly log: Logger;
  readonly store: Awaited<ReturnType<typeof openEntryStore>>;
}

async function openOn(config: GatewayConfig, { embedder, log, store }: Ground): Promise<OpenSemanticCache> {
  const settings = semanticSettings(config);
  // Labels are worth keeping where entries are.
  const labels = store === undefined ? undefined : createLabelFile(labelPath(config));
  const decider = createDecider({ ...settings, embedderId: embedder.id, snapshot: await labels?.read() });
  let kept = decider.labels;
  const keepLabels = async (): Promise<void> => {
    if (labels === undefined || decider.labels === kept) return;
    kept = decider.labels;
    try {
      await labels.write(decider.snapshot());
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'What the semantic cache has learnt could not be kept');
    }
  };
  const cache = createSemanticCache<Completion>({
    ...settings,
    ...COMPLETIONS,
    embedder,
    decider,
    comparer: englishQuestions(
      await vocabulary((reason) => log.warn({ reason }, 'Fewer typing errors are recognised')),
    ),
    index: createVectorIndex({
      dimensions: embedder.dimensions,
      embedderId: embedder.id,
      // The lock on the folder of the entries is on this one, too.
      ...(config.cacheBackend === 'lmdb' && { folder: join(config.dataDir, GRAPHS) }),
      onNoGraphs: (reason) => log.warn({ reason }, 'hnswlib-node is missing: large partitions are searched one by one'),
    }),
    ...(store !== undefined && { store }),
    onFailure: (error) => log.debug({ reason: messageOf(error) }, 'The semantic cache could not do what it is for'),
  });
  const timer = setInterval(() => void keepLabels(), KEEP_MS).unref();
  return {
    cache,
    async close() {
      clearInterval(timer);
      await Promise.allSettled([keepLabels(), cache.close()]);
      await embedder.close();
    },
  };
}
