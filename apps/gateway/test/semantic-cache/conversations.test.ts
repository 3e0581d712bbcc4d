import { completionAnswer } from '@isartor/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SemanticGateway, startSemanticGateway } from '../harness/semantic-gateway.js';

const FOLLOW_UPS = ['yes', 'Yes.', 'continue', 'go on', 'fix it', 'do it', 'why?', 'and now?', 'try again'];
const OPENINGS = [
  ['Shall I delete the staging database?', 'Do you want that?'],
  ['Shall I write a poem about spring?', 'Do you want that?'],
  ['My build fails with exit code 137', 'It was killed for want of memory. Shall I look?'],
  ['My build fails with exit code 1', 'A test failed. Shall I look?'],
];

type Message = { readonly role: string; readonly content: unknown };
const user = (content: string): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });

describe('what is the last word of two conversations', () => {
  let gateway: SemanticGateway;
  beforeAll(async () => {
    gateway = await startSemanticGateway();
  });
  afterAll(() => gateway.stop());

  const say = async (messages: readonly Message[], more: object = {}) => gateway.ask('', {}, { messages, ...more });

  it.each(FOLLOW_UPS)('never meets: %s', async (followUp) => {
    for (const [question = '', reply = ''] of OPENINGS) {
      expect(await say([user(question), assistant(reply), user(followUp)])).toMatchObject({
        layer: 'l3',
        cacheStatus: 'isartor-l1b; fwd=miss; detail="empty"',
      });
    }
  });

  it('never meets under two instructions', async () => {
    for (const instruction of ['Be brief.', 'Be brief!', 'Answer in German.']) {
      expect((await say([{ role: 'system', content: instruction }, user('What is a lock?')])).layer).toBe('l3');
    }
  });

  it('is for the exact cache alone where it is a tool’s result, a picture or the beginning of an answer', async () => {
    const call = { id: 'call_1', type: 'function', function: { name: 'run', arguments: '{}' } };
    const tools = [{ type: 'function', function: { name: 'run', parameters: { type: 'object' } } }];
    const result = (content: string): readonly Message[] => [
      user('Run the tests'),
      { role: 'assistant', content: null, tool_calls: [call] } as Message,
      { role: 'tool', tool_call_id: 'call_1', content } as Message,
    ];
    const picture = user('');
    const image = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
    ];
    const bypassed = (detail: string) => ({ layer: 'l3', cacheStatus: `isartor-l1b; fwd=request; detail="${detail}"` });
    expect(await say(result('1 of 20 tests failed'), { tools })).toMatchObject(bypassed('tail'));
    expect(await say(result('2 of 20 tests failed'), { tools })).toMatchObject(bypassed('tail'));
    expect(await say([{ ...picture, content: image }])).toMatchObject(bypassed('media'));
    expect(await say([user('Say it'), assistant('Well,')])).toMatchObject(bypassed('tail'));
    expect(await say([user('Say it')], { n: 2 })).toMatchObject(bypassed('choices'));
    expect((await gateway.semanticHealth())?.failures).toBe(0);
  });

  it('is not stored where the answer was cut off', async () => {
    gateway.upstream.respondWith(completionAnswer({ choices: [{ text: 'Half an ans', finishReason: 'length' }] }));
    await gateway.ask('How many stars are there in the sky?');
    expect((await gateway.ask('How many stars are there in the sky, please?')).layer).toBe('l3');
  });
});
