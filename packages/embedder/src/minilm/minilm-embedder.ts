import { createRequire } from 'node:module';
import type { MinilmEmbedderOptions } from './options.js';
import { createProcessEmbedder, type MinilmEmbedder } from './process-embedder.js';
import { resolveModel } from './resolve-model.js';

/** The program of the process; as it was built, also where tests run the sources. */
const PROGRAM = '@isartor/embedder/minilm/child';

/** A stuck process is late by so many times the longest call, and by this many milliseconds at least. */
const SILENT_CALLS = 8;
const MIN_SILENCE_MS = 2_000;

const START_TIMEOUT_MS = 60_000;
const DOWNLOAD_TIMEOUT_MS = 600_000;

/**
 * English texts as vectors, by the packaged all-MiniLM-L6-v2 or another model of its kind. The model is loaded by a process of
 * its own, at once and without blocking this one; until it is ready, and whenever it is not, calls reject with an
 * EmbedderError (`starting`, `down`, `busy`, `timeout`, `reply`, `closed`) and `health()` says why. Throws where the options
 * contradict each other.
 */
export function createMinilmEmbedder(options: MinilmEmbedderOptions = {}): MinilmEmbedder {
  const { timeoutMs = 250, maxWaiting = 64, allowDownload = false } = options;
  return createProcessEmbedder({
    ...resolveModel(options),
    program: createRequire(import.meta.url).resolve(PROGRAM),
    timeoutMs,
    maxWaiting,
    times: {
      startTimeoutMs: allowDownload ? DOWNLOAD_TIMEOUT_MS : START_TIMEOUT_MS,
      silenceMs: Math.max(MIN_SILENCE_MS, SILENT_CALLS * timeoutMs),
      firstPauseMs: 100,
      mostPauseMs: 60_000,
    },
  });
}
