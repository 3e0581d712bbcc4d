import { setMaxListeners } from 'node:events';
import { createDecider, englishQuestions, loneCandidate } from '@isartor/cache-semantic';
import type { Embedder } from '@isartor/core';
import { memoizeEmbedder } from '@isartor/embedder';
import type { GatewayConfig } from '../config/gateway-config.js';
import { createLabelFile, labelPath } from '../semantic-cache/label-file.js';
import { openEmbedder } from '../semantic-cache/open-embedder.js';
import { semanticSettings } from '../semantic-cache/semantic-settings.js';
import { vocabulary } from '../semantic-cache/vocabulary.js';
import type { CalibrationReport, QuestionPair } from './calibration-report.js';
import { embedPatiently } from './embed-patiently.js';
import { createPairTally, type PairTally } from './pair-tally.js';
import { reportTargets } from './report-targets.js';

/** How it goes on. */
export interface CalibrationOptions {
  readonly signal: AbortSignal;
  /** Told of the pairs compared so far. */
  readonly onProgress?: (pairs: number) => void;
  /** Milliseconds that the embedder may take to start. By default a minute. */
  readonly startingMs?: number;
}

const STARTING_MS = 60_000;
/** Nobody waits for an answer here: a vector may take its time. */
const EMBED_TIMEOUT_MS = 30_000;
/** Pairs that are embedded at once: what a server answers together, and less than turns calls away. */
const AT_ONCE = 16;

/**
 * Compares pairs as the semantic cache would, with the embedder of the configuration, and tells what its settings come to on
 * them. It opens no cache and changes nothing.
 * @throws Error where the embedder cannot be used, with its reason.
 */
export async function calibrateSemanticCache(
  config: GatewayConfig,
  pairs: Iterable<QuestionPair> | AsyncIterable<QuestionPair>,
  { signal, onProgress, startingMs = STARTING_MS }: CalibrationOptions,
): Promise<CalibrationReport> {
  const cacheSemantic = { ...config.cacheSemantic, embedTimeoutMs: EMBED_TIMEOUT_MS };
  const embedder = memoizeEmbedder(await openEmbedder({ ...config, cacheSemantic }));
  // An embedder keeps no process alive, and its answer may be all that this one waits for.
  const alive = setInterval(() => {}, EMBED_TIMEOUT_MS);
  try {
    const leaving = AbortSignal.any([signal]);
    // As many listen as texts are embedded at once.
    setMaxListeners(0, leaving);
    const embed = embedPatiently(embedder, { startingMs, signal: leaving });
    // What is wrong with it is known before anything is read, and a server tells with its first vector what it has.
    await embed('What can it do?');
    const compare = await comparing(embed);
    const decider = await deciderOf(config, embedder);
    const tally = createPairTally(decider);
    let unsuitable = 0;
    for await (const group of groupsOf(pairs, AT_ONCE)) {
      const compared = await Promise.all(group.map(compare));
      for (const pair of compared) {
        if (pair === undefined) unsuitable += 1;
        else tally.add(pair);
      }
      onProgress?.(tally.labelled.length + unsuitable);
    }
    const is_calibrated = decider.decide(loneCandidate(1)).bound !== undefined;
    return reportOf(config, tally, { embedder: embedder.id, unsuitable, is_calibrated, labels: decider.labels });
  } finally {
    clearInterval(alive);
    await embedder.close();
  }
}

type Embed = ReturnType<typeof embedPatiently>;

async function comparing(embed: Embed) {
  const questions = englishQuestions(await vocabulary(() => {}));
  return async ({ a, b, same }: QuestionPair) => {
    const [one, other] = await Promise.all([embed(a), embed(b)]);
    if ('unsuitable' in one || 'unsuitable' in other) return undefined;
    const comparison = questions.compare(questions.prepare(a), questions.prepare(b));
    const similarity = one.vector.reduce((sum, value, index) => sum + value * (other.vector[index] ?? 0), 0);
    return { similarity: Math.min(1, similarity), comparison, isRight: same };
  };
}

/** What a gateway of this configuration decides by: with the labels it has kept, where it keeps any. */
async function deciderOf(config: GatewayConfig, embedder: Embedder) {
  const labels = config.cacheBackend === 'memory' ? undefined : createLabelFile(labelPath(config));
  return createDecider({ ...semanticSettings(config), embedderId: embedder.id, snapshot: await labels?.read() });
}

function reportOf(
  { cacheSemantic, similarityThreshold }: GatewayConfig,
  tally: PairTally,
  facts: Pick<CalibrationReport, 'embedder' | 'unsuitable' | 'is_calibrated' | 'labels'>,
): CalibrationReport {
  const settings = {
    max_error_rate: cacheSemantic.maxErrorRate,
    similarity_threshold: similarityThreshold,
    uncalibrated_threshold: cacheSemantic.uncalibratedThreshold,
  };
  return { ...facts, ...tally.counts(), settings, ...reportTargets(tally.labelled, settings) };
}

async function* groupsOf<Item>(items: Iterable<Item> | AsyncIterable<Item>, size: number): AsyncGenerator<Item[]> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
