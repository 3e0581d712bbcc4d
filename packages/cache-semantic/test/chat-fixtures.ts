import {
  type ChatRequest,
  type Choice,
  type Completion,
  DEFAULT_CACHE_CONTROLS,
  type LayerContext,
  SILENT_LOGGER,
} from '@isartor/core';
import { bounded } from '@isartor/telemetry';
import { ROOT_CONTEXT } from '@opentelemetry/api';

/** A plain question, with the given fields instead of the usual ones. */
export function requestWith(fields: Partial<ChatRequest> = {}): ChatRequest {
  return {
    operation: 'chat',
    provider: 'openai',
    model: 'gpt-4o-mini',
    messages: [{ role: 'user', content: [{ type: 'text', text: 'What is the capital of Bavaria?' }] }],
    tools: [],
    sampling: {},
    stream: false,
    streamUsage: false,
    extensions: {},
    hints: {},
    features: {},
    ...fields,
  };
}

/** A whole choice, with the given fields instead of the usual ones. */
export function choiceWith(fields: Partial<Choice> = {}): Choice {
  return { index: 0, content: [{ type: 'text', text: 'Munich.' }], finishReason: { unified: 'stop' }, ...fields };
}

/** A whole answer of these choices. */
export function completionOf(...choices: readonly Choice[]): Completion {
  return { provider: 'openai', model: 'gpt-4o-mini-2024-07-18', choices };
}

/** What a layer is told, with the given fields instead of the usual ones. */
export function contextWith(fields: Partial<LayerContext> = {}): LayerContext {
  return {
    requestId: 'request-1',
    scope: { tenant: 'local' },
    controls: DEFAULT_CACHE_CONTROLS,
    signal: new AbortController().signal,
    parent: ROOT_CONTEXT,
    tool: bounded('cursor', ['cursor']),
    log: SILENT_LOGGER,
    defer: () => {},
    ...fields,
  };
}
