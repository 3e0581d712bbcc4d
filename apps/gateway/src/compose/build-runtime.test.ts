import { startOpenaiUpstream, textAnswer } from '@isartor/testing';
import { expect, it } from 'vitest';
import { CHAT, chat, startTestGateway } from '../../test/harness/test-gateway.js';

it('keeps the answers of a cache through a reload, but not those of another server', async () => {
  const [first, second] = await Promise.all([startOpenaiUpstream(), startOpenaiUpstream()]);
  first.respondAlways(textAnswer('The first server'));
  second.respondAlways(textAnswer('The second server'));
  const gateway = await startTestGateway({ upstream: first });
  const ask = async () => (await gateway.post(CHAT, chat('Who are you?'))).text();
  try {
    expect(await ask()).toContain('The first server');
    gateway.configure({ ISARTOR__SERVER__MAX_IN_FLIGHT: '7' });
    expect(await ask()).toContain('The first server');
    expect(first.requests).toHaveLength(1);
    gateway.configure({ ISARTOR__EXTERNAL_LLM_URL: second.url });
    expect(await ask()).toContain('The second server');
  } finally {
    await gateway.stop();
    await Promise.all([first.close(), second.close()]);
  }
});
