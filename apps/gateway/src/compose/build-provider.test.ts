import { type OpenaiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHAT, chat, startTestGateway } from '../../test/harness/test-gateway.js';

describe('the provider that the configuration names', () => {
  let upstream: OpenaiUpstream;
  beforeEach(async () => {
    upstream = await startOpenaiUpstream();
  });
  afterEach(() => upstream.close());

  it.each([
    ['openai', { include_usage: true }],
    ['mistral', undefined],
  ])('%s is asked for the usage of a stream as it takes it', async (name, streamOptions) => {
    const gateway = await startTestGateway({ upstream, env: { ISARTOR__LLM_PROVIDER: name } });
    try {
      const response = await gateway.post(CHAT, chat('Hello', { stream: true }));
      expect(response.headers.get('x-isartor-provider')).toBe(name);
      expect(await response.text()).toMatch(/data: \[DONE\]\n\n$/);
      expect(upstream.requests[0]?.json.stream_options).toEqual(streamOptions);
    } finally {
      await gateway.stop();
    }
  });
});
