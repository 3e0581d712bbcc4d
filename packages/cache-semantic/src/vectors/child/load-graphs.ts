import { createRequire } from 'node:module';
import type { HnswModule } from './graph.js';

/** The add-on, or why there is none: it is compiled when it is installed, which is not possible everywhere. */
export function loadGraphs(): HnswModule | string {
  try {
    return createRequire(import.meta.url)('hnswlib-node');
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n', 1)[0] ?? error.name) : String(error);
  }
}
