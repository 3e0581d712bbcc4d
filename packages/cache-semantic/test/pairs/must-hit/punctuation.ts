import type { Change } from './change.ts';

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text.replace(/[?.]$/, ''),
  (text) => text.replace(/\?$/, '??'),
  (text) => text.replace(/\?$/, '.'),
  (text) => text.replace(/[?.]?$/, '...'),
  (text) => text.replace(/[?.]?$/, '!'),
  (text) => text.replace(/,/g, ''),
  (text) => text.replace(/\?$/, '?!'),
  (text) => text.replace(/-/g, ' ').replace(/\?$/, ''),
  (text) => `- ${text}`,
  (text) => `(${text})`,
];

export const punctuation: Change = {
  kind: 'punctuation',
  apply(text, random) {
    const changed = random.of(STYLES)(text);
    return changed === text ? undefined : changed;
  },
};
