import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WAYS } from '../harness/openai-client.js';
import { startTestGateway, type TestGateway } from '../harness/test-gateway.js';
import { apart } from './harness/apart.js';
import { SDKS } from './harness/sdks.js';
import { PLAIN_TEXT } from './harness/text-scenarios.js';

describe('behind OpenAI itself', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ env: { ISARTOR__CLOUD_LLM__MAX_ATTEMPTS: '1' } });
  });
  afterAll(() => gateway.stop());

  const cases = SDKS.flatMap((sdk) => WAYS.map((way) => ({ sdk, way, dialect: sdk.dialect })));

  it.each(cases)('the $dialect client is served by the API that loses least ($way)', async ({ sdk, way }) => {
    gateway.upstream.say(PLAIN_TEXT.answer);
    const client = sdk.create({ url: gateway.url, model: 'gpt-5-mini', headers: apart() });
    const told = await client.tell(PLAIN_TEXT.ask, way);
    expect(told.text).toBe(PLAIN_TEXT.said.text);
    const request = gateway.upstream.requests.at(-1);
    expect(request?.path).toBe(sdk.dialect === 'responses' ? '/v1/responses' : '/v1/chat/completions');
  });
});
