import { isJsonObject } from '../json/is-json-object.js';
import { exactJson } from '../json/print-exact.js';

/** The input of a call for `printExact`, from the text the model wrote; undefined for one that is no JSON object. */
export function toolInput(text: string): unknown {
  const json = text.trim() === '' ? '{}' : text;
  return holdsObject(json) ? exactJson(json) : undefined;
}

function holdsObject(json: string): boolean {
  try {
    return isJsonObject(JSON.parse(json));
  } catch {
    return false;
  }
}
