import type { Purge } from '@isartor/cache-exact';
import { IsartorError } from '@isartor/core';
import { assertShape, readJsonObject } from '@isartor/wire';
import { z } from 'zod';

const name = z.string().min(1);
const bodySchema = z.strictObject({
  key: name.optional(),
  tag: name.optional(),
  tenant: name.optional(),
  all: z.literal(true).optional(),
});

/**
 * Reads what to purge: `{"key"}`, `{"tag"}`, `{"tenant"}` or `{"all":true}`, one of them and nothing else.
 * @throws IsartorError `invalid_request` naming the offending field.
 */
export function readPurge(body: Uint8Array): Purge {
  const json = readJsonObject(body);
  assertShape(bodySchema, json);
  const { key, tag, tenant, all } = json;
  const asked: Purge[] = [
    ...(key === undefined ? [] : [{ key }]),
    ...(tag === undefined ? [] : [{ tag }]),
    ...(tenant === undefined ? [] : [{ tenant }]),
    ...(all === undefined ? [] : [{ all }]),
  ];
  const [purge, ...others] = asked;
  if (purge !== undefined && others.length === 0) return purge;
  const found = Object.keys(json).join(', ');
  const problem = found === '' ? 'is empty' : `has several: ${found}`;
  throw new IsartorError('invalid_request', `The body must have one of key, tag, tenant and all; it ${problem}`);
}
