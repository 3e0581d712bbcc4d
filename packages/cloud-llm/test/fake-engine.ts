import { IsartorError } from '@isartor/core';
import type { CallObserver } from '../src/call-observer.js';
import { createCloudLlm } from '../src/cloud-llm.js';
import type { CloudLlmConfigInput } from '../src/config.js';
import { type Attempt, createFakeProvider } from './fake-provider.js';
import { createManualTimers } from './manual-timers.js';

/** A caller that never leaves. */
export const ALIVE = new AbortController().signal;

/** The engine with a provider in memory and time that passes by hand; waits between attempts are half their bound. */
export function fakeEngine(attempts: readonly Attempt[], config: CloudLlmConfigInput = {}) {
  const timers = createManualTimers();
  const provider = createFakeProvider(...attempts);
  const cloudLlm = createCloudLlm({ providers: [provider], config, timers, random: () => 0.5 });
  return { timers, provider, cloudLlm };
}

/** An observer that writes down what it is told. */
export function recorder() {
  const seen: string[] = [];
  const observer: CallObserver = {
    onAttempt: () => {},
    onAttemptFailed: (error, final) => seen.push(`failed ${error.code}${final ? ' finally' : ''}`),
    onReply: (reply, attempts) => seen.push(`${reply.kind} after ${attempts}`),
    onFrame: () => seen.push('frame'),
    onEnd: (end) => seen.push(end.status === 'failed' ? `end ${end.error.code}` : `end ${end.status}`),
  };
  return { seen, observer };
}

/** What a provider rejects with when its upstream answers a status of 5xx. */
export const failed = (upstreamStatus = 500): IsartorError =>
  new IsartorError('upstream_failed', 'boom', { details: { upstreamStatus } });

/** Lets every promise settle that can without time passing. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
