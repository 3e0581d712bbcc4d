import { anthropicDialect } from '../anthropic-upstream/anthropic-dialect.js';
import { geminiDialect } from '../gemini-upstream/gemini-dialect.js';
import { openaiDialect } from '../openai-upstream/openai-dialect.js';
import { responsesDialect } from '../responses-upstream/responses-dialect.js';
import type { Dialect } from '../upstream/dialect.js';

/** The dialects that upstreams speak: `openai` is Chat Completions, `responses` is OpenAI's Responses API. */
export type UpstreamDialect = 'openai' | 'responses' | 'anthropic' | 'gemini';

/** Every dialect by its name; those that know their paths most exactly first. */
export const DIALECTS: Readonly<Record<UpstreamDialect, Dialect>> = {
  gemini: geminiDialect,
  anthropic: anthropicDialect,
  responses: responsesDialect,
  openai: openaiDialect,
};
