import {
  type ChatRequest,
  type Completion,
  IsartorError,
  promptBytes,
  type ReplyFrame,
  type ReplyOrigin,
  type Usage,
} from '@isartor/core';
import { estimateTokens } from '@isartor/telemetry';
import type { CancelSignal } from '../cancel-signal.js';
import type { Provider } from '../provider.js';
import { pause, SYSTEM_TIMERS, type Timers } from '../timers.js';

const NAME = 'demo';
const ORIGIN: ReplyOrigin = { provider: NAME, headers: {} };
/** As long as a quick model takes for a short answer. */
const WHOLE_ANSWER_MS = 600;
/** About 25 words a second. */
const WORD_MS = 40;
const QUOTED_CHARACTERS = 60;
const FINISH = { unified: 'stop', raw: 'stop' } as const;

/** Answers without any network and says so, at the pace of a real model: for trying the gateway without a key. */
export function createDemoProvider({ timers = SYSTEM_TIMERS }: { readonly timers?: Timers } = {}): Provider {
  return {
    name: NAME,
    capabilities: { operations: ['chat'] },
    modelFamilies: [],
    async send(request, { stream, signal }) {
      refuseWhatItCannot(request);
      const text = answerTo(request);
      await pause(timers, stream ? WORD_MS : WHOLE_ANSWER_MS, signal);
      if (!stream) return { kind: 'complete', origin: ORIGIN, completion: completionOf(request, text) };
      return { kind: 'stream', origin: ORIGIN, frames: spoken({ request, text, timers, signal }) };
    },
    close: () => Promise.resolve(),
  };
}

interface Speech {
  readonly request: ChatRequest;
  readonly text: string;
  readonly timers: Timers;
  readonly signal: CancelSignal;
}

async function* spoken({ request, text, timers, signal }: Speech): AsyncGenerator<ReplyFrame> {
  const choices = choiceIndexes(request);
  yield { events: [{ type: 'start', model: NAME }] };
  for (const word of text.match(/\s*\S+/g) ?? []) {
    yield { events: choices.map((choice) => ({ type: 'text-delta', choice, text: word })) };
    await pause(timers, WORD_MS, signal);
  }
  yield { events: choices.map((choice) => ({ type: 'finish', choice, reason: FINISH })) };
  yield { events: [{ type: 'usage', usage: usageOf(request, text) }] };
}

function completionOf(request: ChatRequest, text: string): Completion {
  const choices = choiceIndexes(request).map((index) => ({
    index,
    content: [{ type: 'text', text } as const],
    finishReason: FINISH,
  }));
  return { provider: NAME, model: NAME, choices, usage: usageOf(request, text) };
}

const choiceIndexes = ({ sampling }: ChatRequest): readonly number[] =>
  Array.from({ length: sampling.candidates ?? 1 }, (_, index) => index);

function usageOf(request: ChatRequest, text: string): Usage {
  return {
    inputTokens: estimateTokens(promptBytes(request)),
    outputTokens: estimateTokens(Buffer.byteLength(text)) * (request.sampling.candidates ?? 1),
  };
}

function refuseWhatItCannot({ responseFormat, toolChoice }: ChatRequest): void {
  const mustCall = toolChoice !== undefined && toolChoice.kind !== 'auto' && toolChoice.kind !== 'none';
  if (mustCall) throw new IsartorError('unsupported_feature', 'The demo provider calls no tools');
  if (responseFormat !== undefined && responseFormat.kind !== 'json') {
    throw new IsartorError('unsupported_feature', 'The demo provider follows no JSON schema');
  }
}

function answerTo(request: ChatRequest): string {
  const asked = lastUserText(request);
  const quote = asked === '' ? '' : ` You asked: "${shortened(asked)}".`;
  const text =
    `Hello from the demo provider of Isartor: no model was asked and nothing left this machine.${quote} ` +
    'With the exact cache on, the same question again is answered at once. ' +
    'For real answers, give Isartor the API key of your provider.';
  return request.responseFormat === undefined ? text : JSON.stringify({ demo: true, message: text });
}

function lastUserText({ messages }: ChatRequest): string {
  const parts = messages.findLast(({ role }) => role === 'user')?.content ?? [];
  return parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cut between characters, never inside one. */
function shortened(text: string): string {
  const characters = [...text.slice(0, 4 * QUOTED_CHARACTERS)];
  return characters.length > QUOTED_CHARACTERS ? `${characters.slice(0, QUOTED_CHARACTERS).join('')}…` : text;
}
