import { type ChatReply, type ChatRequest, IsartorError, type Secret, toIsartorError } from '@isartor/core';
import { runAttempt } from './attempt.js';
import { type CallObserver, SILENT_OBSERVER } from './call-observer.js';
import { type CloudLlmConfigInput, cloudLlmConfig } from './config.js';
import { departure } from './departure.js';
import type { Provider } from './provider.js';
import { type FailedAttempt, retryDelayMs } from './retry-policy.js';
import { createRunningCalls } from './running-calls.js';
import { pause, SYSTEM_TIMERS, type Timers } from './timers.js';

/** What L3 is made of. Clock and randomness are the real ones when left out. */
export interface CloudLlmOptions {
  /** Each is reached by its name: `ChatRequest.provider`. */
  readonly providers: readonly Provider[];
  readonly config?: CloudLlmConfigInput;
  /** From 0 up to 1; draws the waits between attempts. */
  readonly random?: () => number;
  readonly timers?: Timers;
}

/** What one call is given besides its request. */
export interface CloudLlmCall {
  /** Aborted when nobody wants the answer any more; the upstream is dropped at once. */
  readonly signal: AbortSignal;
  readonly observer?: CallObserver;
  /** The caller's own headers for an upstream of the caller's family of dialects (lower-case names). */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The caller's own credential by header (lower-case names): goes to an upstream of the caller's family of dialects, in
   * place of the provider's key, and to no other.
   */
  readonly credentials?: Readonly<Record<string, Secret>>;
}

type ObservedCall = CloudLlmCall & { readonly observer: CallObserver };

/** L3 on its own: asks the provider a request names, within the deadlines, again where that may help. */
export interface CloudLlm {
  /**
   * A stream reply must be iterated, returned or its signal aborted; the call's deadline ends it otherwise.
   * @throws IsartorError of an `upstream_*` code, `no_provider`, `unsupported_feature`, or the signal's departure.
   */
  call(request: ChatRequest, call: CloudLlmCall): Promise<ChatReply>;
  provider(name: string): Provider | undefined;
  /** Waits for the calls under way and lets every connection go. */
  close(): Promise<void>;
}

/** @throws ZodError for a setting out of its bounds. */
export function createCloudLlm(options: CloudLlmOptions): CloudLlm {
  const { providers, random = Math.random, timers = SYSTEM_TIMERS } = options;
  const settings = cloudLlmConfig.parse(options.config ?? {});
  const byName = new Map(providers.map((provider) => [provider.name, provider]));
  const running = createRunningCalls();

  const { firstTokenTimeoutMs, idleTimeoutMs, maxAttempts } = settings;

  /** Waits for the time of the next attempt; throws the failure when there is to be none. */
  const waitForNext = async (failed: Omit<FailedAttempt, 'maxAttempts'>, call: ObservedCall) => {
    const delayMs = retryDelayMs({ ...failed, maxAttempts }, random);
    call.observer.onAttemptFailed(failed.error, delayMs === undefined);
    if (delayMs === undefined) throw failed.error;
    await pause(timers, delayMs, call.signal).catch(() => Promise.reject(departure(call.signal)));
  };

  const attemptUntilDone = async (request: ChatRequest, call: ObservedCall): Promise<ChatReply> => {
    const provider = capableProvider(byName.get(request.provider), request);
    const deadlineAt = timers.now() + settings.totalTimeoutSeconds * 1000;
    const limits = { timers, deadlineAt, firstTokenTimeoutMs, idleTimeoutMs };
    let firstFailureAt: number | undefined;
    for (let attempt = 1; ; attempt += 1) {
      call.observer.onAttempt(attempt);
      try {
        return await runAttempt({ provider, request, attempt, ...call, ...limits });
      } catch (failure) {
        const error = toIsartorError(failure);
        if (call.signal.aborted) throw error;
        const now = timers.now();
        firstFailureAt ??= now;
        await waitForNext({ error, attempt, now, firstFailureAt, deadlineAt }, call);
      }
    }
  };

  return {
    async call(request, call) {
      const counted = running.count(call.observer ?? SILENT_OBSERVER);
      try {
        return await attemptUntilDone(request, { ...call, observer: counted });
      } catch (failure) {
        const error = toIsartorError(failure);
        counted.onEnd(call.signal.aborted ? { status: 'abandoned' } : { status: 'failed', error });
        throw error;
      }
    },
    provider: (name) => byName.get(name),
    async close() {
      await running.ended();
      await Promise.all(providers.map((provider) => provider.close()));
    },
  };
}

function capableProvider(provider: Provider | undefined, { provider: name, operation }: ChatRequest): Provider {
  if (provider === undefined) throw new IsartorError('no_provider', `No provider is configured by the name ${name}`);
  if (provider.capabilities.operations.includes(operation)) return provider;
  throw new IsartorError('unsupported_feature', `${name} does not take ${operation} requests`);
}
