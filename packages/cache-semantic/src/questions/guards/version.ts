import type { Token } from '../tokens/token.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

const isVersion = ({ kind }: Token): boolean => kind === 'version';

/** Versions must be the same, digit by digit. */
export const versionGuard: Guard = {
  name: 'version',
  objection({ onlyLeft, onlyRight }) {
    const [left, right] = [onlyLeft.filter(isVersion), onlyRight.filter(isVersion)];
    return left.length + right.length > 0 ? versus(left, right) : undefined;
  },
};
