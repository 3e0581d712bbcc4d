import { type ChatReply, type ChatRequest, IsartorError, type Secret, toIsartorError } from '@isartor/core';
import type { AttemptLimits } from './attempt-limits.js';
import type { CallObserver } from './call-observer.js';
import { createCancelController } from './cancel-signal.js';
import { departure } from './departure.js';
import { isOwnFamily } from './dialect-family.js';
import { guardFrames } from './guard-frames.js';
import type { Provider, ProviderCall } from './provider.js';
import type { Timers } from './timers.js';
import { createWatchdog, type Overdue } from './watchdog.js';

export interface AttemptOptions {
  readonly provider: Provider;
  readonly request: ChatRequest;
  /** 1 for the first. */
  readonly attempt: number;
  /** The caller's. */
  readonly signal: AbortSignal;
  readonly observer: CallObserver;
  /** The caller's own, for an upstream of the caller's family of dialects. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: Readonly<Record<string, Secret>>;
  readonly timers: Timers;
  /** On the timers' clock. */
  readonly deadlineAt: number;
  readonly firstTokenTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/**
 * Asks a provider once, within the deadlines. The observer hears of the reply and its end; of a failure before the
 * reply it hears nothing, that is the caller's to judge.
 * @throws IsartorError
 */
export async function runAttempt(options: AttemptOptions): Promise<ChatReply> {
  const { provider, request, attempt, observer, firstTokenTimeoutMs, idleTimeoutMs } = options;
  const limits = limitAttempt(options);
  const { signal, watchdog } = limits;
  let streaming = false;
  if (request.stream) watchdog.expect(firstTokenTimeoutMs);
  try {
    const reply = await provider.send(request, {
      signal,
      stream: request.stream,
      ...callersOwn(options),
      // Comments keep a stream alive, but they are no first token.
      onActivity: () => {
        if (streaming) watchdog.touch();
      },
    });
    observer.onReply(reply, attempt);
    if (reply.kind === 'stream') {
      streaming = true;
      watchdog.rest();
      return { ...reply, frames: guardFrames(reply.frames, { limits, observer, idleTimeoutMs }) };
    }
    limits.release();
    observer.onEnd({ status: 'completed' });
    return reply;
  } catch (error) {
    limits.release();
    throw limits.faultOf(error);
  }
}

/** To another family's provider these would mean nothing, or give a credential away. */
function callersOwn(options: AttemptOptions): Pick<ProviderCall, 'headers' | 'credentials'> {
  const { provider, request, headers, credentials } = options;
  if (!isOwnFamily(request, provider.dialectFor?.(request))) return {};
  return { ...(headers && { headers }), ...(credentials && { credentials }) };
}

function limitAttempt({ provider, signal: caller, timers, deadlineAt }: AttemptOptions): AttemptLimits {
  const controller = createCancelController();
  const { signal } = controller;
  const watchdog = createWatchdog({
    timers,
    deadlineAt,
    onOverdue: (overdue) => controller.abort(timeout(provider.name, overdue)),
  });
  let callerLeft = false;
  const leave = (): void => {
    callerLeft = true;
    controller.abort(departure(caller));
  };
  if (caller.aborted) leave();
  else caller.addEventListener('abort', leave, { once: true });
  return {
    signal,
    watchdog,
    callerLeft: () => callerLeft,
    abandon: leave,
    release() {
      watchdog.stop();
      caller.removeEventListener('abort', leave);
    },
    faultOf: (error) => toIsartorError(signal.aborted ? signal.reason : error),
  };
}

function timeout(provider: string, overdue: Overdue): IsartorError {
  const what = overdue === 'wait' ? 'sent nothing for too long' : 'took too long to answer';
  return new IsartorError('upstream_timeout', `${provider} ${what}`, { details: { provider } });
}
