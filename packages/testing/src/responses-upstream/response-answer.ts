import { OPENAI_HEADERS } from '../openai-upstream/openai-headers.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import { printJson } from '../upstream/print-json.js';
import { rawAnswer, sseAnswer } from '../upstream/raw-answer.js';
import { objectOf } from '../upstream/read-json.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { itemEvents, type ResponseEvent } from './item-events.js';
import { itemsOf } from './output-items.js';
import { begunResponse, endedResponse, incompleteReason, itemStatus } from './response-body.js';

/** Tells an answer as a response: one JSON object, or numbered events. */
export function responseAnswer(answer: ModelAnswer): Behaviour {
  const headers = { ...OPENAI_HEADERS, ...answer.headers };
  return (request) => {
    if (request.json.stream === true) return sseAnswer(responseFrames(answer, request), headers)(request);
    const body = printJson(endedResponse(answer, request), 2);
    return rawAnswer({ headers: { 'content-type': 'application/json', ...headers }, body })(request);
  };
}

function responseFrames(answer: ModelAnswer, request: RecordedRequest): readonly string[] {
  const begun = begunResponse(answer, request);
  const items = itemsOf(answer);
  const padded = objectOf(request.json.stream_options).include_obfuscation !== false;
  const events: readonly ResponseEvent[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...items.flatMap((item, index) =>
      itemEvents(item, { index, status: itemStatus(answer, index === items.length - 1), padded }),
    ),
    {
      type: incompleteReason(answer) === undefined ? 'response.completed' : 'response.incomplete',
      response: endedResponse(answer, request),
    },
  ];
  return events.map((event, number) => responseFrame(event, number));
}

/** One event as a frame; `number` is its place in the stream, counted from 0. */
export function responseFrame({ type, ...fields }: ResponseEvent, number: number): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: number, ...fields })}\n\n`;
}
