import type { Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import type { Guard } from './guard.js';
import { versus } from './versus.js';

/** Units and currencies must be the same; one that belongs to no number may be left out in other words ("how many days", "how long"). */
export const unitGuard: Guard = {
  name: 'unit',
  objection({ onlyLeft, onlyRight, left, right }) {
    const units = (tokens: readonly Token[], others: readonly Token[]): readonly Token[] =>
      tokens.filter(
        ({ topic, stem }) =>
          topic === 'unit' && !others.some((other) => other.stem === stem || (isPound(other.stem) && isPound(stem))),
      );
    const [leftUnits, rightUnits] = [units(onlyLeft, onlyRight), units(onlyRight, onlyLeft)];
    if (leftUnits.length + rightUnits.length === 0) return undefined;
    const isBoth = leftUnits.length > 0 && rightUnits.length > 0;
    const isMeasured =
      leftUnits.some((unit) => isBehindNumber(unit, left)) || rightUnits.some((unit) => isBehindNumber(unit, right));
    return isBoth || isMeasured ? versus(leftUnits, rightUnits) : undefined;
  },
};

/** Twenty pounds may be £20; that is for the rest of the question to tell. */
const isPound = (stem: string): boolean => stem === 'pound' || stem === 'gbp';

const isBehindNumber = (unit: Token, { tokens }: Question): boolean =>
  tokens[tokens.indexOf(unit) - 1]?.kind === 'number';
