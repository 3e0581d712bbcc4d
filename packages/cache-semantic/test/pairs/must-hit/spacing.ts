import type { Change } from './change.ts';

const STYLES: readonly ((text: string) => string)[] = [
  (text) => `  ${text}\n`,
  (text) => text.replace(/ /g, '  '),
  (text) => text.replace(' ', '\t').replace(/ ([a-z]+)$/, '   $1'),
  (text) => text.replace(/\?$/, ' ?'),
  (text) => `${text}   `,
  (text) => text.replace(/ (\w+) (\w+)/, '\n$1 $2'),
  (text) => text.replace(/, /g, ' , '),
];

export const spacing: Change = {
  kind: 'spacing',
  apply(text, random) {
    const changed = random.of(STYLES)(text);
    return changed === text ? undefined : changed;
  },
};
