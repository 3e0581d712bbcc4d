import type { Change } from './change.ts';

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  (text) => text.charAt(0).toLowerCase() + text.slice(1),
];

export const letterCase: Change = { kind: 'case', apply: (text, random) => random.of(STYLES)(text) };
