import { maskValue } from './mask-value.js';

const LONGEST_SHOWN = 80;

/** `key = value (source)`, the value hidden when it is secret and cut when it is long. */
export function showSetting(path: string, written: unknown, options: { secret: boolean; source: string }): string {
  const text = JSON.stringify(maskValue(written, options.secret)) ?? String(written);
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return `${path} = ${shown} (${options.source})`;
}
