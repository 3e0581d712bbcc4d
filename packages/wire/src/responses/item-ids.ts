import { createHash } from 'node:crypto';
import type { OutputOptions } from './output-items.js';

const SALT_LENGTH = 32;
const MADE_UP = /^[a-z]+_[0-9a-f]{32}_\d+$/;

/**
 * Ids for items that came without one. They are the same in every rendering of one answer, so that the requests that
 * bring them back are equal, and differ between the answers of a conversation, in which no id may be there twice.
 */
export function createItemIds(seed: () => string | Uint8Array): OutputOptions['madeUpId'] {
  let salt: string | undefined;
  return (prefix, position) => {
    salt ??= createHash('sha256').update(seed()).digest('hex').slice(0, SALT_LENGTH);
    return `${prefix}_${salt}_${position}`;
  };
}

/** Whether an id is one of these. */
export const isMadeUpId = (id: unknown): boolean => typeof id === 'string' && MADE_UP.test(id);
