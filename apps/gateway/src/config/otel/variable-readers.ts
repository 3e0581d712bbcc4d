import { accessSync, constants } from 'node:fs';
import type { Environment } from '../environment.js';
import { reasonOf } from '../file-problem.js';
import { httpUrl } from '../schemas/http-url.js';

/** What a variable's text means, or why it means nothing. */
export type VariableReading<Value> = { readonly value: Value } | { readonly problem: string };

/** Gives a variable's trimmed text its meaning. */
export type VariableReader<Value> = (text: string, environment: Environment) => VariableReading<Value>;

/** One of a few words, in any case. */
export function oneOf<const Word extends string>(...words: readonly Word[]): VariableReader<Word> {
  return (text) => {
    const value = words.find((word) => word === text.toLowerCase());
    return value === undefined ? { problem: `must be one of ${words.join(', ')}` } : { value };
  };
}

/** A whole number within bounds. */
export function wholeNumberBetween(min: number, max: number): VariableReader<number> {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return { value };
    return { problem: `must be a whole number from ${min} to ${max}` };
  };
}

/** True or false: nothing else, as the specification has it. */
export const trueOrFalse: VariableReader<boolean> = (text) => {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false' ? { value: word === 'true' } : { problem: 'must be true or false' };
};

export const anyText: VariableReader<string> = (text) => ({ value: text });

/** An endpoint as the specification lets one write it: without a scheme it is TLS, unless a variable says insecure. */
export function withScheme(text: string, insecure: string | undefined): string {
  if (text.includes('://')) return text;
  return `${insecure?.trim().toLowerCase() === 'true' ? 'http' : 'https'}://${text}`;
}

/** The endpoint of one signal (`TRACES`). */
export function signalEndpoint(signal: string): VariableReader<string> {
  return (text, environment) => {
    const own = environment[`OTEL_EXPORTER_OTLP_${signal}_INSECURE`];
    const value = withScheme(text, own ?? environment.OTEL_EXPORTER_OTLP_INSECURE);
    const parsed = httpUrl.safeParse(value);
    return parsed.success ? { value } : { problem: parsed.error.issues.map(({ message }) => message).join(', ') };
  };
}

const PAIR = /^\s*[^=\s][^=]*=[^=]*$/;

/** Pairs `name=value` joined by commas, percent-encoded; one that is wrong spoils them all, as the specification has it. */
export const encodedPairs: VariableReader<Readonly<Record<string, string>>> = (text) => {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  if (!pairs.every((pair) => PAIR.test(pair))) return { problem: 'must be name=value pairs joined by commas' };
  try {
    const decoded = pairs.map((pair) => pair.split('=').map((half) => decodeURIComponent(half.trim())));
    return { value: Object.fromEntries(decoded) };
  } catch {
    return { problem: 'is not percent-encoded as it must be' };
  }
};

/** Headers, whose values may hold `=`, as tokens do. The exporters read them; this finds what they would skip or cut. */
export const headerPairs: VariableReader<true> = (text) => {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  if (!pairs.every((pair) => /^\s*[^=\s]+\s*=\s*\S/.test(pair))) {
    return { problem: 'must be name=value pairs joined by commas' };
  }
  return isEncoded(text) ? { value: true } : { problem: 'must be percent-encoded, a semicolon included' };
};

function isEncoded(text: string): boolean {
  if (text.includes(';')) return false;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The name of a file that can be read. */
export const readableFile: VariableReader<string> = (text) => {
  try {
    accessSync(text, constants.R_OK);
    return { value: text };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
};
