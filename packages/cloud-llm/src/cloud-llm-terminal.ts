import type { ChatReply, ChatRequest, LayerContext, Terminal } from '@isartor/core';
import { type CallObserver, joinObservers } from './call-observer.js';
import type { CloudLlm } from './cloud-llm.js';
import { createContentObserver } from './content/content-observer.js';
import { estimatedCount, isWithoutCount } from './estimated-count.js';
import { createAttemptObserver } from './observers/attempt-observer.js';
import { createGenAiObserver } from './observers/gen-ai-observer.js';
import type { GenAiSchema } from './observers/gen-ai-usage.js';
import { requestAttributes } from './observers/request-attributes.js';
import { createSpanObserver } from './observers/span-observer.js';
import { cloudLlmSpans } from './telemetry.js';

/** What the terminal tells of its calls besides what it always does. */
export interface CloudLlmTerminalOptions {
  /** Put prompts and answers into spans, secrets masked and cut to 4096 characters. Default false. */
  readonly captureContent?: boolean;
  /** By which conventions tokens are measured. Default `v1.41`. */
  readonly genAiSchema?: GenAiSchema;
  /** Makes a further observer of each call. */
  readonly observeCall?: (request: ChatRequest, context: LayerContext) => CallObserver;
}

/**
 * The end of the pipeline: answers from the cloud, inside a span that lasts until the last byte of the answer. Tokens that
 * the provider cannot count are estimated, without a span where it was not even asked.
 */
export function cloudLlmTerminal(cloudLlm: CloudLlm, options: CloudLlmTerminalOptions = {}): Terminal {
  const ask = (request: ChatRequest, context: LayerContext): Promise<ChatReply> => {
    const { signal, providerHeaders: headers, credentials } = context;
    return cloudLlm.call(request, {
      signal,
      observer: observe({ cloudLlm, options, request, context }),
      ...(headers && { headers }),
      ...(credentials && { credentials }),
    });
  };

  const count = async (request: ChatRequest, context: LayerContext): Promise<ChatReply> => {
    const provider = cloudLlm.provider(request.provider);
    if (provider?.capabilities.operations.includes('count_tokens') === false) return estimatedCount(request);
    try {
      return await ask(request, context);
    } catch (error) {
      if (isWithoutCount(error)) return estimatedCount(request);
      throw error;
    }
  };

  return {
    name: 'L3_Cloud',
    resolve: (request, context) => (request.operation === 'count_tokens' ? count : ask)(request, context),
  };
}

interface Asked {
  readonly cloudLlm: CloudLlm;
  readonly options: CloudLlmTerminalOptions;
  readonly request: ChatRequest;
  readonly context: LayerContext;
}

/** Opens the span of a call. The observer that ends it is told last. */
function observe({ cloudLlm, options, request, context }: Asked): CallObserver {
  const { captureContent = false, genAiSchema = 'v1.41' } = options;
  const { operation } = request;
  const { parent, tool } = context;
  const provider = cloudLlm.provider(request.provider);
  const server = provider?.server;
  const span = cloudLlmSpans.within(parent).start('layer3_llm', requestAttributes(request, server));
  const now = (): number => performance.now();
  const observers: CallObserver[] = options.observeCall === undefined ? [] : [options.observeCall(request, context)];
  if (operation !== 'count_tokens') {
    observers.push(createGenAiObserver({ request, isKnownProvider: provider !== undefined, schema: genAiSchema, now }));
  }
  if (span.span.isRecording()) {
    observers.push(createAttemptObserver({ request, server, parent: span.context, now: Date.now }));
    if (captureContent) observers.push(createContentObserver(request, span));
  }
  return joinObservers([...observers, createSpanObserver({ operation, span, tool, now })]);
}
