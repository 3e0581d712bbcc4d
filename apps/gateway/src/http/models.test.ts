import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../test/harness/test-gateway.js';

describe('the models', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    const env = { ISARTOR__MODEL_ALIASES: JSON.stringify({ fast: 'openai/org/tiny' }) };
    gateway = await startTestGateway({ env });
  });
  afterAll(() => gateway.stop());

  const get = async (path: string) => {
    const response = await gateway.get(path);
    return { status: response.status, body: await response.json() };
  };
  const model = (id: string, ownedBy = 'openai') => ({ id, object: 'model', created: 0, owned_by: ownedBy });

  it('are the default model, the targets of the aliases and the aliases', async () => {
    expect(await get('/v1/models')).toEqual({
      status: 200,
      body: { object: 'list', data: [model('gpt-4o-mini'), model('org/tiny'), model('fast', 'alias:openai')] },
    });
  });

  it.each(['org/tiny', 'org%2Ftiny', 'gpt-4o-mini'])('are found one by one, as in %s', async (path) => {
    expect(await get(`/v1/models/${path}`)).toEqual({ status: 200, body: model(decodeURIComponent(path)) });
  });

  it('are not found where there is none of that name', async () => {
    expect(await get('/v1/models/gpt-99')).toMatchObject({
      status: 404,
      body: { error: { param: 'model', code: 'not_found' } },
    });
  });
});
