import type { Choice, Completion, JsonObject, Part } from '@isartor/core';
import type { ReplyIdentity } from '../codec.js';
import { printExact } from '../json/print-exact.js';
import { renderFinishReason } from './finish-reason.js';
import { renderPart } from './render-part.js';
import { toolInput } from './tool-input.js';
import { anthropicFields } from './unnamed-fields.js';
import { renderUsage } from './usage.js';

/** The id of a reply, streamed or not. */
export const replyId = ({ id }: ReplyIdentity): string => `msg_${id}`;

/** The start of a reply's JSON text: all that is new in each rendering. `renderReplyTail` follows without a separator. */
export const renderReplyHead = (identity: ReplyIdentity): string =>
  `{"id":${JSON.stringify(replyId(identity))},"type":"message","role":"assistant",`;

/**
 * The rest of a reply's JSON text: it depends on the completion alone, so it can be kept beside it. The dialect has room
 * for one answer: the first.
 * @throws IsartorError `unsupported_feature` or `upstream_invalid` for content that this dialect cannot hold.
 */
export function renderReplyTail(completion: Completion): string {
  const { model, usage } = completion;
  const choice = completion.choices.find(({ index }) => index === 0);
  const fields = {
    model,
    content: choice === undefined ? [] : renderContent(choice),
    stop_reason: choice === undefined ? null : renderFinishReason(choice.finishReason),
    stop_sequence: null,
    ...(choice !== undefined && anthropicFields(choice)),
    ...anthropicFields(completion),
    usage: renderUsage(usage),
  };
  return printExact(fields).slice(1);
}

function renderContent({ content, finishReason }: Choice): JsonObject[] {
  const isCut = finishReason.unified === 'length';
  const told = isCut ? content.filter((part) => !isHalfCall(part)) : content;
  return told.map(renderPart).filter((block) => block !== undefined);
}

/** A call that the limit cut short: nobody could answer it, and the stop reason says that something is missing. */
const isHalfCall = (part: Part): boolean => part.type === 'tool-call' && toolInput(part.input) === undefined;
