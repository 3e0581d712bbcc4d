import { type ChatRequest, promptBytes, type Terminal } from '@isartor/core';
import type { SpanCatalogue } from '@isartor/telemetry';
import type { CloudLlm } from './cloud-llm.js';
import type { Provider } from './provider.js';
import { createSpanObserver } from './span-observer.js';
import { cloudLlmSpans, genAiProviderName } from './telemetry.js';

/** The end of the pipeline: answers from the cloud, inside a span that lasts until the last byte of the answer. */
export function cloudLlmTerminal(cloudLlm: CloudLlm): Terminal {
  return {
    name: 'L3_Cloud',
    resolve(request, { signal, parent, tool, providerHeaders: headers }) {
      const attributes = startAttributes(request, cloudLlm.provider(request.provider)?.server);
      const span = cloudLlmSpans.within(parent).start('layer3_llm', attributes);
      const observer = createSpanObserver({ span, tool, now: () => performance.now() });
      return cloudLlm.call(request, { signal, observer, ...(headers && { headers }) });
    },
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
