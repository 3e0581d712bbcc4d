import type { ChatRequest, Usage } from '@isartor/core';
import { type Bounded, bounded, type GenAiLabels } from '@isartor/telemetry';
import type { CallEnd, CallObserver } from '../call-observer.js';
import { genAiMetrics, genAiProviderName } from '../telemetry.js';
import { errorType } from './error-type.js';
import { type GenAiSchema, recordUsage } from './gen-ai-usage.js';
import { createModelLabels } from './model-labels.js';

/** One call, as the GenAI conventions measure it. */
export interface GenAiObserverOptions {
  readonly request: ChatRequest;
  /** The provider is a configured one, so that its name may be a label. */
  readonly isKnownProvider: boolean;
  readonly schema: GenAiSchema;
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
}

/** The process's, as its series are. */
const MODELS = createModelLabels(100);

/** Measures one call by the conventions for clients of models. Counting tokens is none of their operations. */
export function createGenAiObserver({ request, isKnownProvider, schema, now }: GenAiObserverOptions): CallObserver {
  const { operation, provider, model } = request;
  const startedAt = now();
  const seconds = (): number => (now() - startedAt) / 1000;
  const operationLabel = label(operation);
  const providerLabel = isKnownProvider ? label(genAiProviderName(provider)) : label('other');
  // The model may become a label in the course of the call.
  const labels = (): GenAiLabels => ({
    'gen_ai.operation.name': operationLabel,
    'gen_ai.provider.name': providerLabel,
    'gen_ai.request.model': MODELS.labelOf(model),
  });
  let usage: Usage | undefined;
  return {
    onAttempt() {},
    onAttemptFailed() {},
    onReply(reply) {
      MODELS.admit(model);
      if (reply.kind === 'complete') usage = reply.completion.usage;
      else genAiMetrics.genAiTimeToFirstChunk.record(seconds(), labels());
    },
    onFrame({ events }) {
      for (const event of events) if (event.type === 'usage') usage = event.usage;
    },
    onEnd(end) {
      const told = labels();
      genAiMetrics.genAiOperationDuration.record(seconds(), { ...told, 'error.type': endLabel(end) });
      if (usage !== undefined) recordUsage({ schema, request, usage, labels: told });
    },
  };
}

const known = new Map<string, Bounded>();

/** For values that are few by nature: operations, configured providers, statuses and codes. */
function label(value: string): Bounded {
  let made = known.get(value);
  if (made === undefined) {
    made = bounded(value, [value]);
    known.set(value, made);
  }
  return made;
}

function endLabel(end: CallEnd): Bounded {
  if (end.status === 'completed') return label('');
  return label(end.status === 'abandoned' ? 'client_closed' : errorType(end.error));
}
