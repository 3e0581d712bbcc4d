import type { ChatRequest, JsonObject, ReasoningSettings } from '@isartor/core';
import { reasoningBudget, reasoningEffort } from '../translation/reasoning-effort.js';
import type { Turn } from './build-turns.js';
import { THINKING_UNSET } from './markers.js';
import { allowsThinking, loopAllowsBudget } from './thinking-obstacles.js';
import { type ThinkingTraits, thinkingTraits } from './thinking-traits.js';
import { anthropicFields } from './unnamed-fields.js';

/** What the body says about reasoning: its `thinking` field, and the effort in its `output_config`. */
export interface ReasoningFields {
  readonly thinking?: JsonObject;
  readonly effort?: string;
}

/** What is sent besides, as far as it bears on thinking. */
export interface ReasoningContext {
  readonly turns: readonly Turn[];
  readonly maxTokens: number;
}

/** The least that the dialect takes. */
const MIN_BUDGET = 1024;

/** The dialect has no word for thinking without a measure: as long as a middling effort. */
const MEDIUM = { effort: 'medium' };

/** The caller's wish as the model takes it. Where a model or the request cannot have thoughts, they are left out. */
export function buildReasoning(request: ChatRequest, context: ReasoningContext): ReasoningFields {
  const { reasoning } = request;
  if (reasoning === undefined) return {};
  const traits = thinkingTraits(request.model);
  const fields = anthropicFields(request);
  if (fields[THINKING_UNSET] === true || fields.thinking !== undefined) return effortField(reasoning.effort, traits);
  if (!traits.thinks) return {};
  if (reasoning.mode === 'off' || reasoning.effort === 'none') return turnedOff(reasoning, traits);
  return turnedOn(request, reasoning, { ...context, traits });
}

/** A model that cannot but think is asked for little. */
function turnedOff({ effort }: ReasoningSettings, traits: ThinkingTraits): ReasoningFields {
  if (traits.off === undefined) return { effort: 'low' };
  return { thinking: { type: traits.off }, ...effortField(effort === 'none' ? undefined : effort, traits) };
}

function turnedOn(
  request: ChatRequest,
  reasoning: ReasoningSettings,
  { traits, turns, maxTokens }: ReasoningContext & { readonly traits: ThinkingTraits },
): ReasoningFields {
  const { mode, effort, budgetTokens } = reasoning;
  const isWished = mode !== undefined || effort !== undefined || budgetTokens !== undefined;
  const isAdaptive = traits.adaptive && (budgetTokens === undefined || !traits.budgets);
  const word = isAdaptive ? reasoningEffort(reasoning) : budgetTokens === undefined ? undefined : effort;
  const said = effortField(word, traits);
  if (!(isWished || traits.unasked) || !allowsThinking(request, turns)) return said;
  const display = displayField(reasoning);
  if (isAdaptive) return { thinking: { type: 'adaptive', ...display }, ...said };
  if (maxTokens <= MIN_BUDGET || !loopAllowsBudget(turns)) return said;
  return { thinking: { type: 'enabled', budget_tokens: budget(reasoning, maxTokens), ...display }, ...said };
}

/** A measure of ours leaves at least half of the limit to the answer; the caller's own is kept where the dialect takes it. */
function budget(reasoning: ReasoningSettings, maxTokens: number): number {
  const { budgetTokens } = reasoning;
  const most = Math.max(MIN_BUDGET, Math.floor(maxTokens / 2));
  if (budgetTokens !== undefined) return budgetTokens < maxTokens ? Math.max(MIN_BUDGET, budgetTokens) : most;
  return Math.min(most, reasoningBudget(reasoning) ?? reasoningBudget(MEDIUM) ?? MIN_BUDGET);
}

function displayField({ summary }: ReasoningSettings): JsonObject {
  if (summary === undefined) return {};
  return { display: summary === 'none' ? 'omitted' : 'summarized' };
}

/** Words of other dialects become the nearest one that does not ask for more. */
function effortField(effort: string | undefined, { xhigh }: ThinkingTraits): ReasoningFields {
  if (effort === undefined) return {};
  if (effort === 'minimal') return { effort: 'low' };
  return { effort: effort === 'xhigh' && !xhigh ? 'high' : effort };
}
