import type { ChatRequest, JsonObject, ReasoningSettings } from '@isartor/core';
import { reasoningBudget, reasoningEffort } from '../translation/reasoning-effort.js';
import { isGemini3, modelVersion } from './model-version.js';
import { unsupported } from './unsupported.js';

/** The levels of Gemini 3, by the words of other dialects. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ['minimal', 'MINIMAL'],
  ['low', 'LOW'],
  ['medium', 'MEDIUM'],
  ['high', 'HIGH'],
  ['xhigh', 'HIGH'],
  ['max', 'HIGH'],
]);

/**
 * The `thinkingConfig` that a caller's wish amounts to: a level from Gemini 3 on, a budget before.
 * @throws IsartorError `unsupported_feature` for an effort that is none of the known words.
 */
export function buildThinking({ model, reasoning }: ChatRequest): JsonObject {
  if (reasoning === undefined) return {};
  const { mode, effort, summary } = reasoning;
  if (mode === 'off' || effort === 'none')
    return isGemini3(model) ? { thinkingLevel: leastLevel(model) } : noBudget(model);
  const measure = isGemini3(model) ? levelFor(model, reasoning) : budgetFor(model, reasoning);
  return { ...measure, ...(summary !== undefined && summary !== 'none' && { includeThoughts: true }) };
}

/** Some models know no level below `LOW`; `MINIMAL` is of the Flash models before 3.7. */
function leastLevel(model: string): string {
  const { major = 0, minor = 0 } = modelVersion(model) ?? {};
  return major === 3 && minor < 7 && model.includes('flash') ? 'MINIMAL' : 'LOW';
}

/** The first model of that generation, which knows two levels only. */
const TWO_LEVELS = /gemini-3-pro/;

function levelFor(model: string, reasoning: ReasoningSettings): JsonObject {
  const effort = reasoningEffort(reasoning);
  if (effort === undefined) return {};
  const level = LEVELS.get(effort) ?? refuse(effort);
  if (level === 'MINIMAL') return { thinkingLevel: leastLevel(model) };
  return { thinkingLevel: level === 'MEDIUM' && TWO_LEVELS.test(model) ? 'HIGH' : level };
}

/** The most that the models before Gemini 3 take. */
const PRO_LIMIT = 32_768;
const LIMIT = 24_576;
/** The least that a model takes that cannot but think. */
const PRO_MINIMUM = 128;
const OWN_CHOICE = -1;

function budgetFor(model: string, reasoning: ReasoningSettings): JsonObject {
  const budget = reasoningBudget(reasoning);
  if (budget !== undefined) return { thinkingBudget: Math.min(budget, isPro(model) ? PRO_LIMIT : LIMIT) };
  if (reasoning.effort !== undefined) refuse(reasoning.effort);
  return reasoning.mode === undefined ? {} : { thinkingBudget: OWN_CHOICE };
}

/** Models before 2.5 have no thoughts to turn off. */
function noBudget(model: string): JsonObject {
  const { major, minor } = modelVersion(model) ?? { major: 2, minor: 5 };
  if (major < 2 || (major === 2 && minor < 5)) return {};
  return { thinkingBudget: isPro(model) ? PRO_MINIMUM : 0 };
}

const isPro = (model: string): boolean => model.includes('-pro');

function refuse(effort: string): never {
  throw unsupported(`The reasoning effort ${JSON.stringify(effort)}`);
}
