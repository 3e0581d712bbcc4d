import type { JsonObject, SourceRequest } from '@isartor/core';
import { GATEWAY_FIELDS } from '../gateway-fields.js';
import { spliceMembers } from '../json/splice-members.js';

/** What to change in a body besides taking the gateway's own fields out of it. */
export interface SourceEdits {
  /** Members and the values they are to have; those that have them already are left as they are written. */
  readonly set: JsonObject;
  /** Members that go where they are there. */
  readonly remove?: readonly string[];
}

/** The caller's own bytes for a provider of the caller's dialect, edited as little as possible. */
export function editSource({ body, json }: SourceRequest, { set, remove = [] }: SourceEdits): Uint8Array {
  const gone = [...GATEWAY_FIELDS, ...remove].filter((name) => Object.hasOwn(json, name));
  const replace: Record<string, unknown> = {};
  const append: Record<string, unknown> = {};
  for (const name of Object.keys(set)) {
    const value = set[name];
    if (value === undefined || json[name] === value) continue;
    const target = Object.hasOwn(json, name) ? replace : append;
    target[name] = value;
  }
  const isUntouched = gone.length === 0 && isEmpty(replace) && isEmpty(append);
  return isUntouched ? body : spliceMembers(body, { remove: gone, replace, append });
}

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;
