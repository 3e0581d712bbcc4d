import { IsartorError } from '@isartor/core';
import type { z } from 'zod';
import { describeIssue } from './describe-issue.js';

/**
 * Checks a client's JSON against a schema and leaves it as it is, so the schema must not transform.
 * @throws IsartorError `invalid_request` with `param`, the path of the first offending field.
 */
export function assertShape<Schema extends z.ZodType>(schema: Schema, json: unknown): asserts json is z.output<Schema> {
  const result = schema.safeParse(json);
  if (result.success) return;
  const { param, message } = describeIssue(result.error.issues);
  throw new IsartorError('invalid_request', message, param === '' ? {} : { details: { param } });
}
