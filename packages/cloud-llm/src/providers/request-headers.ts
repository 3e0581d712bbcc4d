import type { Secret } from '@isartor/core';

/** The headers that one family of dialects knows. */
export interface HeaderRules {
  /** The header of the provider's own key: its name, and what comes before the key. */
  readonly key: { readonly name: string; readonly prefix: string };
  /** The headers in which a caller's own credential may come; lower-case names. */
  readonly credentials: readonly string[];
  /** The caller's headers that mean something upstream. Everything else of the caller's stays here. */
  readonly passedOn: RegExp;
  /** Sent where neither the operator nor the caller says otherwise. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** What is particular to one request. */
export interface HeaderWishes {
  readonly stream: boolean;
  /** The caller's own, not picked over yet. */
  readonly headers: Readonly<Record<string, string>>;
  /** Go in place of the key. */
  readonly credentials?: Readonly<Record<string, string>>;
}

type Headers = readonly (readonly [name: string, value: string])[];

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/**
 * Makes the headers of a request, names and values in turn. What does not change from request to request, the key
 * above all, is put together once. `extra` goes with every request; of two headers of one name the caller's goes.
 * @throws Error when the key cannot be put into a header; the message does not repeat it.
 */
export function createRequestHeaders(options: {
  readonly rules: HeaderRules;
  readonly apiKey: Secret | undefined;
  readonly extra: Readonly<Record<string, string>>;
}): (wishes: HeaderWishes) => readonly string[] {
  const { rules, apiKey, extra } = options;
  const shared: Headers = [
    ['content-type', 'application/json'],
    // The front doors of some providers turn away whoever does not say what it is.
    ['user-agent', 'isartor'],
    ...Object.entries({ ...rules.defaults, ...lowerCased(extra) }),
  ];
  const keyed = keyHeader(rules, apiKey);
  const whole = [['accept', 'application/json'] as const, ...shared];
  const streamed = [['accept', 'text/event-stream'] as const, ...shared];
  const usual = { whole: [...whole, ...keyed].flat(), streamed: [...streamed, ...keyed].flat() };

  return ({ stream, headers, credentials }) => {
    const passedOn = Object.entries(headers).filter(([name]) => rules.passedOn.test(name));
    if (passedOn.length === 0 && credentials === undefined) return stream ? usual.streamed : usual.whole;
    const own = [...passedOn, ...(credentials === undefined ? keyed : Object.entries(credentials))];
    const names = new Set(own.map(([name]) => name));
    return [...(stream ? streamed : whole).filter(([name]) => !names.has(name)), ...own].flat();
  };
}

function keyHeader({ key: { name, prefix } }: HeaderRules, apiKey: Secret | undefined): Headers {
  if (apiKey === undefined) return [];
  const key = apiKey.reveal();
  if (!VISIBLE_ASCII.test(key)) throw new Error('An API key must be visible ASCII characters without spaces');
  return [[name, `${prefix}${key}`]];
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
