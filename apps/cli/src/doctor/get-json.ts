import { reasonOf } from '../cache/reason-of.js';

/** An answer, or why there is none. */
export type JsonAnswer = { readonly status: number; readonly json: unknown } | { readonly missing: string };

const TIMEOUT_MS = 2000;

/** Asks for a JSON document; never throws. */
export async function getJson(url: string, headers: Readonly<Record<string, string>> = {}): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
    const text = await response.text();
    return { status: response.status, json: parse(text) };
  } catch (error) {
    return { missing: reasonOf(error) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
