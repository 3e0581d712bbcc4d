/** The words of a text that is written as a list with spaces. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** The lines of a table, without blanks around them. */
export const tableLines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Entries of one line that are parted by commas. */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** A table of `name = other, names`; names before the last of a line have no others. */
export function aliasLines(text: string): readonly (readonly [name: string, aliases: readonly string[]])[] {
  return tableLines(text).flatMap((line) => {
    const [name = '', aliases] = line.split('=');
    const names = listed(name);
    return names.map((one, index) => [one, index === names.length - 1 ? listed(aliases ?? '') : []] as const);
  });
}
