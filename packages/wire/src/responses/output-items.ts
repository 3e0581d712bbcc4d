import type { JsonObject } from '@isartor/core';
import { filledString } from '../json/filled-string.js';

/** Tells one step of an output as a typed event. */
export type Emit = (type: string, fields: JsonObject) => void;

/** What an output is written with. */
export interface OutputOptions {
  readonly emit: Emit;
  /** An id for an item that has none, by what such ids begin with and where the item stands in the output. */
  readonly madeUpId: (prefix: string, position: number) => string;
}

/** One item that is being written. */
export interface OpenItem {
  readonly id: string;
  /** Tells a step of this item: its id and its position are added. */
  emit(type: string, fields: JsonObject): void;
  /** Ends the item, which is told and kept as a whole. */
  done(item: JsonObject): void;
}

/** The items of one output, in order. */
export interface OutputItems {
  /** Begins an item, as far as it is known; `id` is the one it came with. */
  open(prefix: string, item: JsonObject, id: unknown): OpenItem;
  /** The items as they are now; those that are still open as they began. */
  readonly all: readonly JsonObject[];
}

/** Starts an empty output. */
export function createOutputItems({ emit, madeUpId }: OutputOptions): OutputItems {
  const all: JsonObject[] = [];
  return {
    all,
    open: (prefix, item, given) => {
      const output_index = all.length;
      const id = filledString(given) ?? madeUpId(prefix, output_index);
      const begun = { id, ...item };
      all.push(begun);
      emit('response.output_item.added', { output_index, item: begun });
      return {
        id,
        emit: (type, fields) => emit(type, { item_id: id, output_index, ...fields }),
        done: (whole) => {
          all[output_index] = { ...whole, id };
          emit('response.output_item.done', { output_index, item: all[output_index] });
        },
      };
    },
  };
}
