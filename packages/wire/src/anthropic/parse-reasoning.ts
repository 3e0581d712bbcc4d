import type { JsonObject, ReasoningSettings } from '@isartor/core';
import { fieldsExcept } from '../json/fields-except.js';
import { present } from '../json/present.js';
import { THINKING_UNSET } from './markers.js';
import type { RequestBody } from './schema.js';

/** How long the model may think, as far as the canonical model can say it, and the fields that say the rest. */
export interface ParsedReasoning {
  readonly reasoning?: ReasoningSettings;
  readonly fields: JsonObject;
}

const THINKING_FIELDS = new Set(['type', 'budget_tokens', 'display']);
const SUMMARIES: Readonly<Record<string, string>> = { summarized: 'auto', omitted: 'none' };

/** The `thinking` field and the effort of a checked body. */
export function parseReasoning({ thinking, output_config: config }: RequestBody): ParsedReasoning {
  const effort = present({ effort: config?.effort });
  const isEffortGiven = effort.effort !== undefined;
  if (thinking === null || thinking === undefined) {
    return isEffortGiven ? { reasoning: effort, fields: { [THINKING_UNSET]: true } } : { fields: {} };
  }
  const settings = thinkingSettings(thinking);
  if (settings !== undefined) return { reasoning: { ...settings, ...effort }, fields: {} };
  return { ...(isEffortGiven && { reasoning: effort }), fields: { thinking } };
}

/** Undefined for what the canonical model cannot hold. */
function thinkingSettings(thinking: JsonObject): ReasoningSettings | undefined {
  const { type, budget_tokens: budgetTokens, display } = thinking;
  const summary = typeof display === 'string' ? SUMMARIES[display] : undefined;
  const isWordKnown = display === undefined || display === null || summary !== undefined;
  if (!isWordKnown || fieldsExcept(thinking, THINKING_FIELDS) !== undefined) return undefined;
  const shown = present({ summary });
  if (type === 'enabled') return { ...present({ budgetTokens: budgetTokens as number }), ...shown };
  if (type === 'adaptive') return { mode: 'adaptive', ...shown };
  return type === 'disabled' && summary === undefined ? { mode: 'off' } : undefined;
}
