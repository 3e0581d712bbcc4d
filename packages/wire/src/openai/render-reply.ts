import type { Choice, Completion, JsonObject, Part, TextPart } from '@isartor/core';
import type { ReplyIdentity } from '../codec.js';
import { isJsonObject } from '../json/is-json-object.js';
import { buildAssistant } from './build-assistant.js';
import { renderFinishReason } from './finish-reason.js';
import { withThoughtSignature } from './thought-signature.js';
import { openaiFields } from './unnamed-fields.js';
import { unsealed } from './unsealed.js';
import { renderUsage } from './usage.js';

/** The id of a reply and of every chunk of a stream. */
export const replyId = ({ id }: ReplyIdentity): string => `chatcmpl-${id}`;

/** The start of a reply's JSON text: all that is new in each rendering. `renderReplyTail` follows without a separator. */
export const renderReplyHead = (identity: ReplyIdentity): string =>
  `{"id":${JSON.stringify(replyId(identity))},"object":"chat.completion","created":${identity.created},`;

/** The rest of a reply's JSON text: it depends on the completion alone, so it can be kept beside it. */
export function renderReplyTail(completion: Completion): string {
  const { model, choices, usage } = completion;
  const fields = {
    model,
    choices: choices.map(renderChoice),
    usage: usage && renderUsage(usage),
    ...openaiFields(completion),
  };
  return JSON.stringify(fields).slice(1);
}

function renderChoice(choice: Choice): JsonObject {
  const { message, ...fields } = openaiFields(choice);
  return {
    index: choice.index,
    message: renderMessage(choice.content, isJsonObject(message) ? message : {}),
    logprobs: choice.logprobs ?? null,
    finish_reason: renderFinishReason(choice.finishReason),
    ...fields,
  };
}

function renderMessage(parts: readonly Part[], fields: JsonObject): JsonObject {
  return {
    role: 'assistant',
    content: null,
    refusal: null,
    ...buildAssistant(joinTexts(parts.filter(isKnown).flatMap(unsealed).map(asTold)), fields),
  };
}

/** What another format calls its own means nothing here. */
export const isKnown = (part: Part): boolean => part.type !== 'unknown' || part.format === 'openai';

const asTold = (part: Part): Part => (part.type === 'tool-call' ? withThoughtSignature(part) : part);

/** Clients expect a string: texts become one unless there is content of another kind between them. */
function joinTexts(parts: readonly Part[]): readonly Part[] {
  const texts = parts.filter(isPlainText);
  const others = parts.filter((part) => !isPlainText(part));
  if (texts.length < 2 || others.some(({ type }) => !BESIDE_CONTENT.has(type))) return parts;
  return [{ type: 'text', text: texts.map(({ text }) => text).join('') }, ...others];
}

const isPlainText = (part: Part): part is TextPart => part.type === 'text' && part.extensions?.openai === undefined;

/** Parts that have a field of their own in a message. */
const BESIDE_CONTENT: ReadonlySet<Part['type']> = new Set(['reasoning', 'refusal', 'tool-call']);
