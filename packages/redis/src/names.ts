/** `text` as it is named in Redis: no two texts share a name, halves of surrogate pairs included, which UTF-8 lacks. */
export const nameFor = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The text that was named; undefined where no text has that name. */
export function textOfName(name: string): string | undefined {
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return undefined;
  }
}
