import type { ChatRequest, IsartorError } from '@isartor/core';
import type { Context } from '@opentelemetry/api';
import type { CallObserver } from '../call-observer.js';
import type { Provider } from '../provider.js';
import { cloudLlmSpans, genAiProviderName } from '../telemetry.js';
import { errorType } from './error-type.js';

/** What the spans of attempts tell, and where they belong. */
export interface AttemptObserverOptions {
  readonly request: Pick<ChatRequest, 'provider' | 'model'>;
  readonly server: Provider['server'];
  /** Holds the span of the call. */
  readonly parent: Context;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Writes a span for each attempt of a call that took more than one. Whether it did is known when the first has failed, so
 * each span is made when its attempt has ended, with the time at which it began.
 */
export function createAttemptObserver({ request, server, parent, now }: AttemptObserverOptions): CallObserver {
  const spans = cloudLlmSpans.within(parent);
  let attempt = 0;
  let startedAt = 0;
  let told = 0;

  const tell = (error?: IsartorError): void => {
    told = attempt;
    const start = {
      'provider.name': request.provider,
      model: request.model,
      'gen_ai.provider.name': genAiProviderName(request.provider),
      ...(server && { 'server.address': server.host, 'server.port': server.port }),
      'http.request.resend_count': attempt - 1,
      'isartor.step': 'Layer3_CloudLlm',
    } as const;
    const span = spans.start('layer3_llm_attempt', start, { startedAt });
    if (error !== undefined) {
      span.set({ 'error.type': errorType(error) });
      span.fail(error);
    }
    span.end();
  };

  return {
    onAttempt(next) {
      attempt = next;
      startedAt = now();
    },
    onAttemptFailed(error, final) {
      if (!final || attempt > 1) tell(error);
    },
    onReply() {},
    onFrame() {},
    onEnd() {
      if (attempt > 1 && told !== attempt) tell();
    },
  };
}
