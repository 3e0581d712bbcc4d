import { bounded } from '@isartor/telemetry';
import { ROOT_CONTEXT } from '@opentelemetry/api';
import { DEFAULT_CACHE_CONTROLS } from '../src/cache-controls.js';
import type { Completion } from '../src/chat/completion.js';
import type { ReplyFrame } from '../src/chat/event.js';
import type { ChatReply } from '../src/chat/reply.js';
import type { ChatRequest } from '../src/chat/request.js';
import { SILENT_LOGGER } from '../src/logger.js';
import { createJourney } from '../src/pipeline/journey.js';
import type { Layer, LayerContext, Terminal } from '../src/pipeline/layer.js';

export const REQUEST: ChatRequest = {
  operation: 'chat',
  provider: 'openai',
  model: 'm',
  messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }],
  tools: [],
  sampling: {},
  stream: false,
  streamUsage: false,
  extensions: {},
  hints: {},
  features: {},
};

export const completion = (text: string): Completion => ({
  provider: 'openai',
  model: 'm',
  choices: [{ index: 0, content: [{ type: 'text', text }], finishReason: { unified: 'stop' } }],
});

export const whole = (text: string): ChatReply => ({
  kind: 'complete',
  origin: { provider: 'openai', headers: {} },
  completion: completion(text),
});

export const contextOf = (overrides: Partial<LayerContext> = {}): LayerContext => ({
  requestId: 'r',
  scope: { tenant: 'local' },
  controls: DEFAULT_CACHE_CONTROLS,
  signal: new AbortController().signal,
  parent: ROOT_CONTEXT,
  tool: bounded('curl', ['curl']),
  log: SILENT_LOGGER,
  defer: () => {},
  ...overrides,
});

export const journey = () => createJourney('L3_Cloud');
export const terminal = (resolve: Terminal['resolve']): Terminal => ({ name: 'L3_Cloud', resolve });
export const passing = (name: Layer['name'], more: object = {}): Layer => ({
  name,
  onFailure: 'pass',
  handle: async (request) => ({ outcome: 'pass', request, ...more }),
});

/** A gate that a test opens. */
export function gate<Value>() {
  let open: (value: Value) => void = () => {};
  const opened = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export function textOf(reply: ChatReply): string {
  const part = reply.kind === 'complete' ? reply.completion.choices[0]?.content[0] : undefined;
  return part?.type === 'text' ? part.text : '';
}

export async function read(reply: ChatReply): Promise<string> {
  if (reply.kind === 'complete') return textOf(reply);
  let text = '';
  for await (const frame of reply.frames) {
    for (const event of frame.events) if (event.type === 'text-delta') text += event.text;
  }
  return text;
}

export const streamed = (frames: AsyncIterable<ReplyFrame>): ChatReply => ({
  kind: 'stream',
  origin: { provider: 'openai', headers: {} },
  frames,
});

export const delta = (text: string): ReplyFrame => ({ events: [{ type: 'text-delta', choice: 0, text }] });

export async function* story(...texts: string[]): AsyncGenerator<ReplyFrame> {
  yield { events: [{ type: 'start', model: 'm' }] };
  for (const text of texts) yield delta(text);
  yield { events: [{ type: 'finish', choice: 0, reason: { unified: 'stop' } }] };
}
