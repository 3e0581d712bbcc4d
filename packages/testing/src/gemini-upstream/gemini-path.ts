import { pathnameOf } from '../upstream/dialect.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';

/** What a path such as `/v1beta/models/gemini-2.5-flash:generateContent` says; undefined for other paths. */
export function geminiPathOf(request: RecordedRequest): { readonly model: string; readonly verb: string } | undefined {
  const { model, verb } = /\/models\/(?<model>[^/]+):(?<verb>\w+)$/.exec(pathnameOf(request))?.groups ?? {};
  if (model === undefined || verb === undefined) return undefined;
  return { model: decodeURIComponent(model), verb };
}

/** How the answer is framed: one body, server-sent events (`alt=sse`), or the growing JSON list that a stream is else. */
export function geminiFraming(request: RecordedRequest): 'whole' | 'events' | 'list' {
  if (geminiPathOf(request)?.verb !== 'streamGenerateContent') return 'whole';
  return new URLSearchParams(request.path.split('?')[1] ?? '').get('alt') === 'sse' ? 'events' : 'list';
}
