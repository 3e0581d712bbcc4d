import { textAnswer } from '@isartor/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { type MonitoredGateway, startMonitoredGateway } from '../harness/monitored-gateway.js';
import { spanTree } from '../harness/span-tree.js';
import { CHAT } from '../harness/test-gateway.js';
import { wireAttributes } from '../harness/wire-attributes.js';

let gateway: MonitoredGateway;
afterEach(() => gateway.end());

const BODY = {
  model: 'gpt-4o-mini',
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'My key is sk-proj-1234567890 and my password=hunter2222.' },
  ],
};

async function contentOf(env: Readonly<Record<string, string>>, more: object = {}) {
  gateway = await startMonitoredGateway({ env });
  gateway.upstream.respondAlways(textAnswer('Keep ghp_16C7e42F292c6912E7710c838347Ae178B4a to yourself.'));
  await (await gateway.post(CHAT, { ...BODY, ...more }, { 'x-request-id': 'one' })).text();
  const told = await gateway.end();
  return { told, call: wireAttributes(spanTree(told.spans).named('one', 'layer3_llm')) };
}

describe('[102] what prompts and answers say', () => {
  it('is in no span unless that is asked for', async () => {
    const { told, call } = await contentOf({});
    expect(Object.keys(call).filter((name) => /messages|instructions/.test(name))).toEqual([]);
    expect(told.text).not.toMatch(/My key is|Be brief|to yourself/);
  });

  it.each([
    ['whole', 'ISARTOR__CAPTURE_CONTENT', {}],
    ['streamed', 'OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT', { stream: true }],
  ])('is in the span of the call where it is asked for, without its secrets: %s', async (_name, variable, more) => {
    const { told, call } = await contentOf({ [variable]: 'true' }, more);
    const json = (name: string) => JSON.parse(String(call[name]?.[1])) as unknown;
    expect(json('gen_ai.system_instructions')).toEqual([{ type: 'text', content: 'Be brief.' }]);
    expect(json('gen_ai.input.messages')).toEqual([
      { role: 'user', parts: [{ type: 'text', content: 'My key is [masked] and my password=[masked]' }] },
    ]);
    expect(json('gen_ai.output.messages')).toEqual([
      {
        role: 'assistant',
        parts: [{ type: 'text', content: 'Keep [masked] to yourself.' }],
        finish_reason: 'stop',
      },
    ]);
    expect(told.text).not.toMatch(/sk-proj|hunter2222|ghp_/);
  });

  it('is cut to what a value may hold, and stays JSON', async () => {
    const long = { messages: [{ role: 'user', content: 'word '.repeat(10_000) }] };
    const { call } = await contentOf({ ISARTOR__CAPTURE_CONTENT: 'true' }, long);
    const value = String(call['gen_ai.input.messages']?.[1]);
    expect(value.length).toBeLessThanOrEqual(4096);
    expect(JSON.parse(value)).toEqual([
      { role: 'user', parts: [{ type: 'text', content: expect.stringMatching(/^word word .*…\[cut\]$/) }] },
    ]);
  });
});
