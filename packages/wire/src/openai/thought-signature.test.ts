import { type Completion, type Part, toEvents } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { identity, jsonBody, renderWhole, resolved, resolvedText } from '../../test/requests.ts';
import { chunksOf } from '../../test/streams.ts';
import { geminiProviderCodec } from '../gemini/codec.js';
import { openaiClientCodec } from './codec.js';

const call: Part = {
  type: 'tool-call',
  id: 'call_1',
  name: 'look',
  kind: 'function',
  input: '{"at":"sky"}',
  extensions: { gemini: { thoughtSignature: 'c2ln' } },
};
const answer: Completion = {
  provider: 'gemini',
  model: 'gemini-3-pro',
  choices: [{ index: 0, content: [call], finishReason: { unified: 'tool_calls', raw: 'STOP' } }],
};
const told = {
  id: 'call_1',
  type: 'function',
  function: { name: 'look', arguments: '{"at":"sky"}' },
  extra_content: { google: { thought_signature: 'c2ln' } },
};

describe('a thought signature of Gemini', () => {
  it('is told with the call', () => {
    expect(JSON.parse(renderWhole(openaiClientCodec, answer)).choices[0].message.tool_calls).toEqual([told]);
  });

  it('is told with the call in a stream', () => {
    const renderer = openaiClientCodec.createEventRenderer(identity, resolvedText('Hi'));
    const chunks = chunksOf(renderer.render(toEvents(answer)) + renderer.end());
    expect(JSON.stringify(chunks)).toContain('"extra_content":{"google":{"thought_signature":"c2ln"}}');
  });

  it('goes back to Gemini when the client sends the call again', () => {
    const messages = [
      { role: 'user', content: 'Look' },
      { role: 'assistant', content: null, tool_calls: [told] },
      { role: 'tool', tool_call_id: 'call_1', content: 'Blue' },
    ];
    const draft = openaiClientCodec.parseRequest(jsonBody({ model: 'gemini-3-pro', messages }));
    const body = geminiProviderCodec.buildRequest(resolved(draft), { stream: false, withUsage: false });
    expect(JSON.parse(body.toString()).contents[1].parts[0]).toMatchObject({
      functionCall: { name: 'look' },
      thoughtSignature: 'c2ln',
    });
  });
});
