import { IsartorError } from '@isartor/core';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askTerminal, brokenStory, story } from '../test/ask-terminal.js';
import { chatRequest } from '../test/chat-request.js';
import { type Attempt, answers, fails, hangs } from '../test/fake-provider.js';
import { drain } from '../test/read-reply.js';
import { type RecordingTelemetry, recordTelemetry } from '../test/recording-telemetry.js';
import { createCloudLlm } from './cloud-llm.js';
import { cloudLlmTerminal } from './cloud-llm-terminal.js';

let telemetry: RecordingTelemetry;
beforeEach(() => {
  telemetry = recordTelemetry();
});
afterEach(() => telemetry.stop());

const streamed = chatRequest('grüß', { stream: true });
const failed = (status: number): IsartorError =>
  new IsartorError('upstream_failed', 'boom', { details: { upstreamStatus: status } });

const resolve = (...asked: Parameters<typeof askTerminal>) => {
  const [attempts, request, context] = asked;
  return askTerminal(attempts, request, { parent: telemetry.parent, ...context });
};

describe('the span of a call', () => {
  it('is a client span below its parent that says what is asked of whom', async () => {
    await resolve([answers('hi')], chatRequest('grüß', { provider: 'openai' }));
    expect(telemetry.spans).toHaveLength(1);
    expect(telemetry.spans[0]).toMatchObject({
      name: 'layer3_llm',
      kind: SpanKind.CLIENT,
      parentSpanId: 'parent',
      ended: 1,
      status: undefined,
      attributes: {
        'ai.prompt.length_bytes': 6,
        'provider.name': 'openai',
        model: 'gpt-test',
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'openai',
        'gen_ai.request.model': 'gpt-test',
        'server.address': 'api.example.com',
        'server.port': 443,
        'isartor.step': 'Layer3_CloudLlm',
      },
    });
    expect(telemetry.spans[0]?.attributes).not.toHaveProperty('gen_ai.request.stream');
  });

  it('of a whole answer tells model, usage and finish reasons', async () => {
    await resolve([answers('hi')], chatRequest('hi'));
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'gen_ai.response.model': 'gpt-test',
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': 3,
      'gen_ai.usage.output_tokens': 2,
      'gen_ai.usage.cache_read.input_tokens': 1,
      'gen_ai.usage.reasoning.output_tokens': 1,
    });
    expect(telemetry.spans[0]?.attributes).not.toHaveProperty('http.request.resend_count');
    expect(telemetry.counts).toEqual([]);
  });

  it('of a stream lasts until its last frame', async () => {
    const reply = await resolve([story], streamed);
    expect(telemetry.spans[0]?.ended).toBe(0);
    await drain(reply);
    expect(telemetry.spans[0]?.ended).toBe(1);
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'gen_ai.request.stream': true,
      'gen_ai.response.model': 'gpt-test-2026',
      'gen_ai.response.time_to_first_chunk': expect.any(Number),
      'gen_ai.response.finish_reasons': ['max_tokens'],
      'gen_ai.usage.input_tokens': 9,
      'gen_ai.usage.output_tokens': 4,
      'gen_ai.usage.cache_creation.input_tokens': 2,
    });
    const seconds = telemetry.spans[0]?.attributes['gen_ai.response.time_to_first_chunk'];
    expect(seconds).toBeLessThan(10);
  });

  it('of a stream that breaks fails with the last byte', async () => {
    const reply = await resolve([brokenStory], streamed);
    expect((await drain(reply)).error).toMatchObject({ code: 'upstream_broken' });
    expect(telemetry.spans[0]).toMatchObject({
      ended: 1,
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': 'upstream_broken' },
    });
    expect(telemetry.spans[0]?.events).toEqual(['gen_ai.first_chunk', 'exception']);
  });

  it('of a call whose caller left ends without a failure', async () => {
    const caller = new AbortController();
    const asked = resolve([hangs], chatRequest('hi'), { signal: caller.signal });
    caller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'client_closed' });
    const left = new AbortController();
    await resolve([story], streamed, { signal: left.signal });
    left.abort();
    for (const span of telemetry.spans) expect(span).toMatchObject({ ended: 1, status: undefined });
    expect(telemetry.spans.map(({ events }) => events)).toEqual([[], ['gen_ai.first_chunk']]);
    expect(telemetry.spans).toHaveLength(2);
    expect(telemetry.counts).toEqual([]);
  });

  it('of a call that fails tells the status of the upstream', async () => {
    const error = new IsartorError('upstream_rejected', 'no', { details: { status: 404, upstreamStatus: 404 } });
    await expect(resolve([fails(error)], chatRequest('hi'))).rejects.toBe(error);
    expect(telemetry.spans[0]).toMatchObject({
      ended: 1,
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'error.type': '404' },
    });
  });

  it('tells how the answer is to be drawn', async () => {
    const sampling = { maxOutputTokens: 7, temperature: 0, topP: 0.5, topK: 3, seed: 1, candidates: 2, stop: ['END'] };
    const penalties = { frequencyPenalty: 0.1, presencePenalty: 0.2 };
    const request = chatRequest('hi', { sampling: { ...sampling, ...penalties }, responseFormat: { kind: 'json' } });
    await resolve([answers('hi')], request);
    expect(telemetry.spans[0]?.attributes).toMatchObject({
      'gen_ai.request.max_tokens': 7,
      'gen_ai.request.temperature': 0,
      'gen_ai.request.top_p': 0.5,
      'gen_ai.request.top_k': 3,
      'gen_ai.request.seed': 1,
      'gen_ai.request.choice.count': 2,
      'gen_ai.request.stop_sequences': ['END'],
      'gen_ai.request.frequency_penalty': 0.1,
      'gen_ai.request.presence_penalty': 0.2,
      'gen_ai.output.type': 'json',
    });
    expect(JSON.stringify(telemetry.spans)).not.toContain('messages');
  });

  it('has one below it for each attempt of a call that took more than one', async () => {
    await resolve([fails(failed(500)), fails(failed(503)), answers('hi')], chatRequest('hi'));
    const [call, ...attempts] = telemetry.spans;
    expect(attempts.map(({ name, parentSpanId, ended }) => [name, parentSpanId, ended])).toEqual(
      Array(3).fill(['layer3_llm_attempt', 'span-1', 1]),
    );
    expect(
      attempts.map(({ attributes }) => [attributes['http.request.resend_count'], attributes['error.type']]),
    ).toEqual([
      [0, '500'],
      [1, '503'],
      [2, undefined],
    ]);
    expect(call).toMatchObject({ name: 'layer3_llm', status: undefined });
  });

  it('has one for the attempt that its caller did not wait for', async () => {
    const caller = new AbortController();
    const leaves: Attempt = (...asked) => {
      queueMicrotask(() => caller.abort());
      return hangs(...asked);
    };
    const asked = resolve([fails(failed(500)), leaves], chatRequest('hi'), { signal: caller.signal });
    await expect(asked).rejects.toMatchObject({ code: 'client_closed' });
    const attempts = telemetry.spans.slice(1).map(({ attributes, status }) => [attributes['error.type'], status?.code]);
    expect(attempts).toEqual([
      ['500', SpanStatusCode.ERROR],
      [undefined, undefined],
    ]);
  });

  it('tells what was said where content is captured', async () => {
    const told = { captureContent: true };
    await resolve([answers('hi')], chatRequest('hello'), { told });
    await drain(await resolve([story], streamed, { told }));
    await drain(await resolve([brokenStory], streamed, { told }));
    const output = (content: string, finish: string) =>
      JSON.stringify([{ role: 'assistant', parts: [{ type: 'text', content }], finish_reason: finish }]);
    expect(telemetry.spans.map(({ attributes }) => attributes['gen_ai.output.messages'])).toEqual([
      output('hi', 'stop'),
      output('Once', 'max_tokens'),
      output('Once', 'other'),
    ]);
    expect(telemetry.spans[0]?.attributes['gen_ai.input.messages']).toBe(
      '[{"role":"user","parts":[{"type":"text","content":"hello"}]}]',
    );
  });

  it('names providers as the conventions do', async () => {
    await expect(resolve([], chatRequest('hi', { provider: 'xai' }))).rejects.toMatchObject({ code: 'no_provider' });
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'provider.name': 'xai', 'gen_ai.provider.name': 'x_ai' });
  });
});

describe('the metrics of a call', () => {
  const error = (errorClass: string) => ({
    name: 'isartor_errors_total',
    value: 1,
    labels: { layer: 'L3_Cloud', error_class: errorClass, tool: 'codex' },
  });
  const retries = (attempts: string, outcome: string) => ({
    name: 'isartor_retries_total',
    value: 1,
    labels: { operation: 'l3_cloud', attempts, outcome, tool: 'codex' },
  });

  it('count each failed attempt, and a retry that succeeded', async () => {
    await resolve([fails(failed(500)), fails(failed(503)), answers('hi')], chatRequest('hi'));
    expect(telemetry.counts).toEqual([error('retryable'), error('retryable'), retries('3', 'success')]);
    expect(telemetry.spans[0]).toMatchObject({
      events: ['retry', 'retry'],
      attributes: { 'http.request.resend_count': 2 },
      status: undefined,
    });
  });

  it('count retries that did not help', async () => {
    await expect(resolve([fails(failed(500))], chatRequest('hi'))).rejects.toThrow('boom');
    expect(telemetry.counts).toEqual([
      error('retryable'),
      error('retryable'),
      error('retryable'),
      retries('3', 'exhausted'),
    ]);
    expect(telemetry.spans[0]?.attributes).toMatchObject({ 'http.request.resend_count': 2, 'error.type': '500' });
  });

  it.each([
    ['upstream_rejected', 'fatal'],
    ['upstream_unauthorized', 'fatal'],
    ['upstream_invalid', 'fatal'],
    ['upstream_rate_limited', 'retryable'],
    ['upstream_timeout', 'retryable'],
  ] as const)('call %s %s, and one attempt no retry', async (code, errorClass) => {
    await expect(resolve([fails(new IsartorError(code, 'no'))], chatRequest('hi'))).rejects.toMatchObject({ code });
    expect(telemetry.counts).toEqual([error(errorClass)]);
  });

  it('count a stream that breaks after a retry as both', async () => {
    await drain(await resolve([fails(failed(500)), brokenStory], streamed));
    expect(telemetry.counts).toEqual([error('retryable'), retries('2', 'success'), error('retryable')]);
  });
});

it('the terminal is named as the contract names it', () => {
  expect(cloudLlmTerminal(createCloudLlm({ providers: [] })).name).toBe('L3_Cloud');
});
