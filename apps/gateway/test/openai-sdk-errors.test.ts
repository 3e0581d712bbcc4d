import { createGate, delayHeaders, errorAnswer, jsonAnswer, textAnswer, throttledAnswer } from '@isartor/testing';
import OpenAI, {
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from 'openai';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, openaiClient, WAYS } from './harness/openai-client.js';
import { startTestGateway, type TestGateway } from './harness/test-gateway.js';

const params = (content: string) => ({ model: 'gpt-4o-mini', messages: [{ role: 'user' as const, content }] });

/** The error that the SDK throws; fails where it throws none of its own. */
async function thrownBy(asked: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof OpenAI.APIError) return error;
  throw new Error('The SDK did not throw an APIError', { cause: error });
}

describe.each(WAYS)('what the SDK throws (%s)', (way) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
  });
  afterAll(() => gateway.stop());

  let prompts = 0;
  const askOnce = () => {
    prompts += 1;
    return ask(openaiClient(gateway), params(`Prompt ${prompts}`), { way });
  };

  const FAILURES = [
    [400, BadRequestError, { type: 'invalid_request_error', code: 'context_length_exceeded', param: 'messages' }],
    [401, AuthenticationError, { type: 'invalid_request_error', code: 'invalid_api_key', param: null }],
    [404, NotFoundError, { type: 'invalid_request_error', code: 'model_not_found', param: 'model' }],
    [422, OpenAI.UnprocessableEntityError, { type: 'invalid_request_error', code: null, param: 'tools[0].function' }],
  ] as const;

  it.each(FAILURES)('%i has its class and the words of the upstream', async (status, errorClass, words) => {
    const error = { message: 'That is wrong: tools[0]', ...words };
    gateway.upstream.respondWith(jsonAnswer({ error }, { status, headers: { 'x-request-id': 'req-failed' } }));
    const thrown = await thrownBy(askOnce());
    expect(thrown).toBeInstanceOf(errorClass);
    expect(thrown).toMatchObject({ status, ...words, requestID: 'req-failed', error });
    expect(thrown.message).toBe(`${status} That is wrong: tools[0]`);
    expect(thrown.headers?.get('x-isartor-layer')).toBe('l3');
  });

  it('429 tells when to come back and what is left', async () => {
    gateway.upstream.respondWith(throttledAnswer(17));
    const thrown = await thrownBy(askOnce());
    expect(thrown).toBeInstanceOf(RateLimitError);
    expect(thrown).toMatchObject({ status: 429, code: 'rate_limit_exceeded', type: 'requests' });
    expect(thrown.headers?.get('retry-after')).toBe('17');
    expect(thrown.headers?.get('x-ratelimit-remaining-requests')).toBe('0');
  });

  it('500 is told as the bad gateway that it is', async () => {
    gateway.upstream.respondWith(errorAnswer(500, 'The model fell over'));
    const thrown = await thrownBy(askOnce());
    expect(thrown).toBeInstanceOf(InternalServerError);
    expect(thrown).toMatchObject({ status: 502, message: '502 The model fell over', type: 'server_error' });
  });

  it('the field of a request that the gateway itself refuses', async () => {
    const client = openaiClient(gateway);
    const asked = ask(client, { ...params('Hot'), temperature: 3 }, { way });
    const thrown = await thrownBy(asked);
    expect(thrown).toBeInstanceOf(BadRequestError);
    expect(thrown).toMatchObject({ status: 400, param: 'temperature', type: 'invalid_request_error' });
    expect(thrown.headers?.get('x-isartor-layer')).toBe('l0');
  });

  it('only-if-cached, when nothing is', async () => {
    const asked = ask(openaiClient(gateway), params('Never asked'), {
      way,
      headers: { 'cache-control': 'only-if-cached' },
    });
    expect(await thrownBy(asked)).toMatchObject({ status: 504, code: 'not_cached' });
  });

  it('a wrong key, in front of everything', async () => {
    const locked = await startTestGateway({
      env: { ISARTOR__GATEWAY_API_KEY: 'the-gateway-key' },
      upstream: gateway.upstream,
    });
    const before = gateway.upstream.requests.length;
    const thrown = await thrownBy(ask(openaiClient(locked), params('Let me in'), { way }));
    expect(thrown).toBeInstanceOf(AuthenticationError);
    expect(thrown).toMatchObject({ status: 401, code: 'invalid_api_key' });
    const accepted = await ask(openaiClient(locked), params('Let me in'), {
      way,
      headers: { 'x-isartor-key': 'the-gateway-key' },
    });
    expect(accepted.headers.get('x-isartor-layer')).toBe('l3');
    expect(gateway.upstream.requests.length).toBe(before + 1);
    await locked.stop();
  });
});

describe.each(WAYS)('the SDK that retries (%s)', (way) => {
  let gateway: TestGateway;
  beforeEach(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
  });
  afterEach(() => gateway.stop());

  it('gets through once the upstream has recovered', async () => {
    gateway.upstream.respondWith(errorAnswer(503, 'Overloaded', { headers: { 'retry-after': '0.01' } }));
    const { said, headers } = await ask(openaiClient(gateway, { maxRetries: 1 }), params('Again'), { way });
    expect(said.choices).toMatchObject([{ message: { content: 'You said: Again' }, finish_reason: 'stop' }]);
    expect(headers.get('x-isartor-layer')).toBe('l3');
    expect(gateway.upstream.requests).toHaveLength(2);
  });

  it('does not repeat what is wrong with the request', async () => {
    gateway.upstream.respondAlways(errorAnswer(400, 'No', { type: 'invalid_request_error' }));
    const asked = ask(openaiClient(gateway, { maxRetries: 2 }), params('Wrong'), { way });
    expect(await thrownBy(asked)).toBeInstanceOf(BadRequestError);
    expect(gateway.upstream.requests).toHaveLength(1);
  });

  it('that is aborted while it waits stops the upstream call', async () => {
    gateway.upstream.respondAlways(delayHeaders(textAnswer('late'), createGate()));
    const { openai } = openaiClient(gateway);
    const controller = new AbortController();
    const { signal } = controller;
    const asked =
      way === 'json'
        ? openai.chat.completions.create(params('Never mind'), { signal })
        : openai.chat.completions.create({ ...params('Never mind'), stream: true }, { signal });
    const thrown = thrownBy(asked);
    await gateway.upstream.nextRequest();
    controller.abort();
    expect(await thrown).toBeInstanceOf(APIUserAbortError);
    const left = performance.now();
    await gateway.upstream.whenAborted(0);
    expect(performance.now() - left).toBeLessThan(2000);
  });
});
