import type { Choice, Completion, JsonObject } from '@isartor/core';
import type { ReplyIdentity } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { printExact } from '../json/print-exact.js';
import { renderFinishReason } from './finish-reason.js';
import { renderLogprobs } from './logprobs.js';
import { renderPart } from './render-part.js';
import { geminiFields } from './unnamed-fields.js';
import { renderUsage } from './usage.js';

/** The start of a reply's JSON text: all that is new in each rendering. `renderReplyTail` follows without a separator. */
export const renderReplyHead = ({ id }: ReplyIdentity): string => `{"responseId":${JSON.stringify(id)},`;

/** The rest of a reply's JSON text: it depends on the completion alone, so it can be kept beside it. */
export function renderReplyTail(completion: Completion): string {
  const { model, choices, usage } = completion;
  const fields = geminiFields(completion);
  const candidates = choices.filter((choice) => !isRefusedPrompt(choice, fields));
  const text = printExact({
    ...(candidates.length > 0 && { candidates: candidates.map(renderCandidate) }),
    ...(usage !== undefined && { usageMetadata: renderUsage(usage) }),
    modelVersion: model,
    ...fields,
  });
  return text.slice(1);
}

/** A prompt that was refused has no candidates: what stands for them is made up. */
export function isRefusedPrompt(
  { content, finishReason }: Pick<Choice, 'content' | 'finishReason'>,
  { promptFeedback }: JsonObject,
): boolean {
  const isRefused = isJsonObject(promptFeedback) && typeof promptFeedback.blockReason === 'string';
  return isRefused && content.length === 0 && finishReason.unified === 'content_filter';
}

function renderCandidate(choice: Choice): JsonObject {
  const { index, content, finishReason, logprobs } = choice;
  const logprobsResult = renderLogprobs(logprobs);
  return {
    content: { parts: content.flatMap((part) => renderPart(part) ?? []), role: 'model' },
    finishReason: renderFinishReason(finishReason),
    index,
    ...(logprobsResult !== undefined && { logprobsResult }),
    ...geminiFields(choice),
  };
}
