/** How a text is put into lines. */
export interface Wrapping {
  /** Of a line, its indent included. */
  readonly columns: number;
  /** What stands before the first line; those below are as far in. */
  readonly indent: string;
}

/** Puts words into lines of at most so many columns; a word that is longer has a line of its own. */
export function wrapText(text: string, { columns, indent }: Wrapping): string {
  const lines: string[] = [];
  const room = columns - indent.length;
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  const begin = (index: number): string => (index === 0 ? indent : ' '.repeat(indent.length));
  return lines.map((each, index) => `${`${begin(index)}${each}`.trimEnd()}\n`).join('');
}
