import { type ChatReply, type ChatRequest, type LayerContext, promptBytes, type Terminal } from '@isartor/core';
import type { SpanCatalogue } from '@isartor/telemetry';
import type { CloudLlm } from './cloud-llm.js';
import { estimatedCount, isWithoutCount } from './estimated-count.js';
import type { Provider } from './provider.js';
import { createSpanObserver } from './span-observer.js';
import { cloudLlmSpans, genAiProviderName } from './telemetry.js';

/**
 * The end of the pipeline: answers from the cloud, inside a span that lasts until the last byte of the answer. Tokens that
 * the provider cannot count are estimated, without a span where it was not even asked.
 */
export function cloudLlmTerminal(cloudLlm: CloudLlm): Terminal {
  const ask = (request: ChatRequest, context: LayerContext): Promise<ChatReply> => {
    const { signal, parent, tool, providerHeaders: headers, credentials } = context;
    const attributes = startAttributes(request, cloudLlm.provider(request.provider)?.server);
    const span = cloudLlmSpans.within(parent).start('layer3_llm', attributes);
    const { operation } = request;
    const observer = createSpanObserver({ operation, span, tool, now: () => performance.now() });
    return cloudLlm.call(request, {
      signal,
      observer,
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

function startAttributes(request: ChatRequest, server: Provider['server']): SpanCatalogue['layer3_llm']['start'] {
  const { provider, model, operation, stream } = request;
  return {
    'ai.prompt.length_bytes': promptBytes(request),
    'provider.name': provider,
    model,
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': genAiProviderName(provider),
    'gen_ai.request.model': model,
    'isartor.step': 'Layer3_CloudLlm',
    ...(stream && { 'gen_ai.request.stream': true }),
    ...(server && { 'server.address': server.host, 'server.port': server.port }),
  };
}
