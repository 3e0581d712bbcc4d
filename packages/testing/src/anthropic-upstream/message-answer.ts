import { usageOf } from '../upstream/answered-content.js';
import type { ModelAnswer } from '../upstream/model-answer.js';
import { printJson } from '../upstream/print-json.js';
import { rawAnswer, sseAnswer } from '../upstream/raw-answer.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { ANTHROPIC_HEADERS } from './anthropic-headers.js';
import { blocksOf } from './content-blocks.js';
import { stopOf } from './stop-reason.js';

/** Tells an answer as a message: one JSON object, or named events. */
export function messageAnswer(answer: ModelAnswer): Behaviour {
  const headers = { ...ANTHROPIC_HEADERS, ...answer.headers };
  return (request) => {
    if (request.json.stream === true) {
      return sseAnswer(messageFrames(answer, request), { 'cache-control': 'no-cache', ...headers })(request);
    }
    const content = blocksOf(answer).map((block) => block.whole());
    const body = { ...head(answer, request), content, ...stopOf(answer), usage: messageUsage(answer) };
    return rawAnswer({ headers: { 'content-type': 'application/json', ...headers }, body: printJson(body) })(request);
  };
}

function messageFrames(answer: ModelAnswer, request: RecordedRequest): readonly string[] {
  const usage = messageUsage(answer);
  const begun = { content: [], stop_reason: null, stop_sequence: null, stop_details: null };
  const message = { ...head(answer, request), ...begun, usage: { ...usage, output_tokens: 1 } };
  const [first = [], ...rest] = blocksOf(answer).map(({ start, deltas }, index) => [
    messageFrame({ type: 'content_block_start', index, content_block: start }),
    ...deltas.map((delta) => messageFrame({ type: 'content_block_delta', index, delta })),
    messageFrame({ type: 'content_block_stop', index }),
  ]);
  const { cache_creation, service_tier, ...counts } = usage;
  return [
    messageFrame({ type: 'message_start', message }),
    // Anthropic's first ping comes as soon as the first block is open.
    ...first.slice(0, 1),
    'event: ping\ndata: {"type": "ping"}\n\n',
    ...first.slice(1),
    ...rest.flat(),
    messageFrame({ type: 'message_delta', delta: stopOf(answer), usage: counts }),
    messageFrame({ type: 'message_stop' }),
  ];
}

/** One event as a frame that names it. */
export const messageFrame = (event: { readonly type: string; readonly [field: string]: unknown }): string =>
  `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

const head = (answer: ModelAnswer, request: RecordedRequest) => ({
  model: answer.model ?? request.json.model,
  id: `msg_${answer.id ?? 'upstream'}`,
  type: 'message',
  role: 'assistant',
});

/** Anthropic's input leaves out what was read from or written to the cache. */
function messageUsage(answer: ModelAnswer) {
  const { input, output, cachedInput, cacheWriteInput, reasoning } = usageOf(answer);
  return {
    input_tokens: input - cachedInput - cacheWriteInput,
    cache_creation_input_tokens: cacheWriteInput,
    cache_read_input_tokens: cachedInput,
    cache_creation: { ephemeral_5m_input_tokens: cacheWriteInput, ephemeral_1h_input_tokens: 0 },
    output_tokens: output,
    ...(reasoning === 0 ? {} : { output_tokens_details: { thinking_tokens: reasoning } }),
    service_tier: 'standard',
  };
}
