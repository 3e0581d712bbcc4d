import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ModelAnswer, startAnthropicUpstream, startGeminiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { describe, expect, it } from 'vitest';
import { startGatewayInFrontOf } from './gateway-in-front-of.ts';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const run = promisify(execFile);

const PROVIDERS = [
  { provider: 'openai', model: 'gpt-4o-mini', start: startOpenaiUpstream },
  { provider: 'gemini', model: 'gemini-2.5-flash', start: startGeminiUpstream },
  { provider: 'anthropic', model: 'claude-haiku-4-5', start: startAnthropicUpstream },
];

const weatherOf = (city: string) =>
  ({ type: 'toolCall', name: 'weather', arguments: JSON.stringify({ city }) }) as const;
const CALLS: ModelAnswer = { content: ['I shall look.', weatherOf('Oslo'), weatherOf('Rome')] };
const ANSWER: ModelAnswer = { content: ['Rome is warmer.'] };

describe.each(PROVIDERS)('the tool loop in front of $provider', ({ provider, model, start }) => {
  it('streams every round, tells the results, and is answered by the cache when it is run again', async () => {
    const upstream = await start();
    const gateway = await startGatewayInFrontOf(provider, upstream.url);
    upstream.say(CALLS, ANSWER);
    const { stdout: first } = await run(process.execPath, [MAIN, gateway.url, model]);
    const { stdout: again } = await run(process.execPath, [MAIN, gateway.url, model]);
    await gateway.stop();
    await upstream.close();
    const calls = ['  weather({"city":"Oslo"}): 4 degrees', '  weather({"city":"Rome"}): 21 degrees'];
    expect(first.trimEnd().split('\n')).toEqual([
      `x-isartor-layer l3, x-isartor-provider ${provider}`,
      ...calls,
      expect.stringMatching(/^ {2}I shall look\. \(\d pieces\)$/),
      `x-isartor-layer l3, x-isartor-provider ${provider}`,
      expect.stringMatching(/^ {2}Rome is warmer\. \(\d pieces\)$/),
    ]);
    expect(again).toContain(`x-isartor-layer l1a, x-isartor-provider ${provider}\n${calls.join('\n')}\n`);
    expect(again).toMatch(/x-isartor-layer l1a, .*\n {2}Rome is warmer\. \(1 piece\)\n$/);
    expect(upstream.requests).toHaveLength(2);
    expect(upstream.requests[1]?.body).toContain('21 degrees');
  });
});
