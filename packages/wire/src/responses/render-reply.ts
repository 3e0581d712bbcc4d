import { type ChatRequest, type Completion, type JsonObject, toEvents } from '@isartor/core';
import type { ReplyIdentity } from '../codec.js';
import { echoFields } from './echo-fields.js';
import { type Outcome, printOutcome } from './finish-reason.js';
import { createItemIds } from './item-ids.js';
import { createOutputWriter } from './output-writer.js';
import { responsesFields } from './unnamed-fields.js';
import { renderUsage } from './usage.js';

/** What is new in each rendering of a reply, or repeats the request. */
export const headFields = (identity: ReplyIdentity, request: ChatRequest): JsonObject => ({
  id: `resp_${identity.id}`,
  object: 'response',
  created_at: identity.created,
  ...echoFields(request),
});

/** The start of a reply's JSON text. `renderReplyTail` follows without a separator. */
export const renderReplyHead = (identity: ReplyIdentity, request: ChatRequest): string =>
  `${JSON.stringify(headFields(identity, request)).slice(0, -1)},`;

/** The rest of a reply's JSON text: it depends on the completion alone, so it can be kept beside it. */
export function renderReplyTail(completion: Completion): string {
  const { model, choices, usage } = completion;
  const outcome = outcomeOf(choices.find(({ index }) => index === 0)?.finishReason);
  const writer = createOutputWriter({
    emit: () => {},
    madeUpId: createItemIds(() => JSON.stringify({ ...completion, provider: '' })),
  });
  for (const event of toEvents(completion)) writer.write(event);
  writer.close(outcome.status);
  const fields = {
    ...outcome,
    error: null,
    model,
    output: writer.output,
    usage: usage === undefined ? null : renderUsage(usage),
    ...responsesFields(completion),
  };
  return JSON.stringify(fields).slice(1);
}

/** How an answer stands that told this finish reason, or none at all. */
export const outcomeOf = (reason: Parameters<typeof printOutcome>[0] | undefined): Outcome =>
  printOutcome(reason ?? { unified: 'other' });
