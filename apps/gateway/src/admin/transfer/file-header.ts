import { IsartorError } from '@isartor/core';
import { readJsonObject } from '@isartor/wire';
import { z } from 'zod';
import type { Line } from './line-splitter.js';

const FORMAT = 'isartor-cache';
const VERSION = 1;

const headerSchema = z.object({ format: z.literal(FORMAT), version: z.int() });

/** The first line of a file of the cache. */
export const renderHeader = (exportedAt: Date): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, exported_at: exportedAt.toISOString() });

/** Whether a first line is the header of a file that `renderHeader` has begun, here or elsewhere. */
export const isHeader = (line: Line): boolean => versionOf(line) === VERSION;

/** @throws IsartorError `invalid_request` for a first line that is no header, none at all, or of another version. */
export function assertHeader(line: Line | undefined): void {
  const version = versionOf(line);
  if (version === VERSION) return;
  if (version === undefined)
    throw new IsartorError('invalid_request', `The file does not begin with the header of the format ${FORMAT}`);
  const message = `The file has version ${version} of the format; this gateway reads version ${VERSION}`;
  throw new IsartorError('invalid_request', message);
}

function versionOf(line: Line | undefined): number | undefined {
  if (line === undefined || line === 'too long') return undefined;
  try {
    return headerSchema.safeParse(readJsonObject(line)).data?.version;
  } catch {
    return undefined;
  }
}
