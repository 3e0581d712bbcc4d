import { IsartorError } from '@isartor/core';
import type { Caller } from '../auth/authenticator.js';
import type { StatsSubject } from '../stats/stats-view.js';

/** What a question for figures asks for. */
export interface FiguresQuery {
  readonly subject: StatsSubject;
  /** Entries of what was latest. */
  readonly limit: number;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 200;

/**
 * Reads `limit` and `tenant`. Who is no administrator asks for the own tenant's, named or not.
 * @throws IsartorError `invalid_request` for a limit that is no whole number; `forbidden` for another's tenant.
 */
export function readFiguresQuery(query: URLSearchParams, { admin, tenant: own }: Caller): FiguresQuery {
  const tenant = query.get('tenant') ?? undefined;
  if (tenant === '')
    throw new IsartorError('invalid_request', 'The tenant must be named', { details: { param: 'tenant' } });
  if (!admin && tenant !== undefined && tenant !== own)
    throw new IsartorError('forbidden', "Only the key of an administrator may read other tenants' figures");
  return { subject: admin ? tenant : own, limit: readLimit(query.get('limit')) };
}

function readLimit(text: string | null): number {
  if (text === null) return DEFAULT_LIMIT;
  if (!/^\d{1,9}$/.test(text))
    throw new IsartorError('invalid_request', 'The limit must be a whole number', { details: { param: 'limit' } });
  return Math.min(MAX_LIMIT, Number(text));
}
