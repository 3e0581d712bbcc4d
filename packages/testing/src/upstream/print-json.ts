const OPENING = '\u0000json:';
const MARKED = /"\\u0000json:((?:[^"\\]|\\.)*)"/g;

/**
 * Stands for JSON text in a value that `printJson` prints.
 * @throws SyntaxError when `text` is no JSON.
 */
export function rawJson(text: string): string {
  JSON.parse(text);
  return OPENING + text;
}

/** Prints a value as JSON; what `rawJson` made appears in it character for character. */
export function printJson(value: unknown, indent = 0): string {
  const printed = JSON.stringify(value, null, indent);
  return printed.replace(MARKED, (_, escaped: string) => String(JSON.parse(`"${escaped}"`)));
}
