import { ExportResultCode } from '@opentelemetry/core';
import type { Send } from './export-health.js';

/** Counts what waits for its export in a batch processor of the SDK, and what of it is lost. */
export interface ExportQueue<Item> {
  /** Items that never arrived: the queue was full, their export failed, or they came after `close`. */
  readonly dropped: number;
  /** Takes a place for one more item. False, and counted, when there is none: the item must not be queued. */
  enter(): boolean;
  /** `send`, for what leaves the queue: frees the places and counts what is lost on the way. */
  leave(send: Send<Item[]>): Send<Item[]>;
  /** Nothing enters any more. */
  close(): void;
}

export function createExportQueue<Item>(maxItems: number): ExportQueue<Item> {
  let waiting = 0;
  let dropped = 0;
  let closed = false;
  return {
    get dropped() {
      return dropped;
    },
    enter() {
      if (closed || waiting >= maxItems) {
        dropped += 1;
        return false;
      }
      waiting += 1;
      return true;
    },
    leave: (send) => (items, done) => {
      waiting -= items.length;
      send(items, (result) => {
        if (result.code !== ExportResultCode.SUCCESS) dropped += items.length;
        done(result);
      });
    },
    close() {
      closed = true;
    },
  };
}
