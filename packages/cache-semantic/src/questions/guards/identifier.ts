import type { Token } from '../tokens/token.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const isIdentifier = ({ kind, exact }: Token): boolean => kind === 'code' || kind === 'symbol' || exact;

/** Code, quotations, paths, addresses and names with signs inside must be the same, character by character. */
export const identifierGuard: Guard = {
  name: 'identifier',
  objection({ onlyLeft, onlyRight }) {
    const [left, right] = [onlyLeft.filter(isIdentifier), onlyRight.filter(isIdentifier)];
    return left.length + right.length > 0 ? versus(left, right) : undefined;
  },
};
