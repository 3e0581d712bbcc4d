import type { ChatRequest } from '../chat/request.js';
import type { Scope } from '../scope.js';
import { canonicalText } from './canonical-text.js';
import { sha256 } from './sha256.js';

interface Remembered {
  readonly fingerprint: string;
  readonly scope: Scope;
  readonly key: string;
}

/** The gateway hands on one request object for identical bodies, so that a repeat costs a look-up. */
const remembered = new WeakMap<ChatRequest, Remembered>();

/**
 * The exact key: SHA-256 (hex) of everything that can change the answer, and of who may share it. Neither the wire
 * format nor whether the answer is streamed is part of it. Requests and scopes are taken to be immutable.
 */
export function exactKey(request: ChatRequest, scope: Scope): string {
  const known = remembered.get(request);
  if (known !== undefined && isSameScope(known.scope, scope)) return known.key;
  const fingerprint = known?.fingerprint ?? fingerprintOf(request);
  const key = sha256(canonicalText([scope, fingerprint], sha256).text);
  remembered.set(request, { fingerprint, scope, key });
  return key;
}

/** Names what is left out, not what is put in: a field that the model gains later is part of the key at once. */
function fingerprintOf({ stream, streamUsage, hints, dialect, source, ...identity }: ChatRequest): string {
  const { text, exact } = canonicalText(identity, sha256);
  // Integers beyond 2^53 were rounded when the body was parsed; only the body itself still tells them apart.
  return sha256(exact || source === undefined ? text : text + sha256(source.body));
}

/** Fails to compile when a scope gains a field, which must be compared here too. */
const SCOPE_FIELDS = { tenant: true, session: true, namespace: true } satisfies Record<keyof Scope, true>;
const scopeFields = Object.keys(SCOPE_FIELDS) as (keyof Scope)[];

function isSameScope(one: Scope, other: Scope): boolean {
  return one === other || scopeFields.every((field) => one[field] === other[field]);
}
