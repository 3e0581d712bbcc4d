import type { ChatRequest, Completion, FinishReason, JsonObject, Part } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../../test/fixtures.ts';
import { identity, jsonBody, renderWhole, resolved, resolvedText } from '../../test/requests.ts';
import { openaiProviderCodec } from '../openai/codec.js';
import { responsesClientCodec } from './codec.js';
import { parseReply } from './parse-reply.js';

const fixtureReply = (name: string): Completion => parseReply(readFixture(`replies/${name}`, 'responses'), 'openai');
const NAMES = fixtureNames('replies', 'responses').filter((name) => name !== 'failed.json');

const render = (completion: Completion, request?: ChatRequest): JsonObject =>
  JSON.parse(renderWhole(responsesClientCodec, completion, request));

/** A message learns its id with its last text; one that began before has an id that is made up. */
const withKnownIds = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll(/msg_[0-9a-f]{32}_0/g, 'msg_1'));

const answer = (content: readonly Part[], finishReason: FinishReason = { unified: 'stop' }): Completion => ({
  provider: 'p',
  model: 'm',
  choices: [{ index: 0, content, finishReason }],
});
const output = (...content: readonly Part[]): unknown => render(answer(content)).output;
const request = (body: object): ChatRequest =>
  resolved(responsesClientCodec.parseRequest(jsonBody({ input: 'Hi', ...body })));

describe('a rendered reply', () => {
  it.each(NAMES)('gives %s again', (name) => {
    const completion = fixtureReply(name);
    const body = JSON.stringify(withKnownIds(render(completion)));
    expect(parseReply(Buffer.from(body), 'openai')).toEqual(completion);
  });

  it.each(NAMES)('holds the items of %s as they were', (name) => {
    const { output: given } = JSON.parse(readFixture(`replies/${name}`, 'responses').toString());
    // The pieces of a summary are told in one.
    const [summary] = given.flatMap((item: JsonObject) => (item.type === 'reasoning' ? [item.summary] : []));
    if (summary?.length > 1) {
      summary.splice(0, 2, { ...summary[0], text: `${summary[0].text}\n\n${summary[1].text}` });
    }
    expect(withKnownIds(render(fixtureReply(name)).output)).toEqual(given);
  });

  it('repeats what was asked, and says that nobody has stored the answer', () => {
    const asked = {
      instructions: 'Be brief.',
      temperature: 0.5,
      reasoning: { effort: 'low' },
      text: { verbosity: 'low' },
      metadata: { a: 'b' },
      tools: [{ type: 'web_search' }],
      store: true,
    };
    expect(render(answer([]), request(asked))).toMatchObject({
      id: 'resp_x1',
      object: 'response',
      created_at: 1_700_000_000,
      status: 'completed',
      error: null,
      incomplete_details: null,
      ...asked,
      reasoning: { effort: 'low', summary: null },
      text: { format: { type: 'text' }, verbosity: 'low' },
      store: false,
      max_output_tokens: null,
      parallel_tool_calls: true,
      previous_response_id: null,
      tool_choice: 'auto',
      top_p: 1,
      truncation: 'disabled',
      usage: null,
      user: null,
    });
  });

  it('repeats what is asked now where a layer has changed the request', () => {
    const { source: _source, ...changed } = request({ instructions: 'Be brief.', max_output_tokens: 9, user: 'u' });
    expect(render(answer([]), changed)).toMatchObject({ instructions: 'Be brief.', max_output_tokens: 9, user: 'u' });
  });

  it('prints no field twice', () => {
    const body = renderWhole(responsesClientCodec, fixtureReply('text.json'), request({ service_tier: 'flex' }));
    const names = [...body.matchAll(/"(\w+)":/g)].map(([, name]) => name);
    for (const name of Object.keys(JSON.parse(body))) {
      if (name !== 'id') expect(names.filter((other) => other === name).length, name).toBeLessThanOrEqual(2);
    }
    expect(body.match(/"service_tier"/g)).toHaveLength(1);
  });

  it.each<[FinishReason, string, unknown]>([
    [{ unified: 'stop', raw: 'end_turn' }, 'completed', null],
    [{ unified: 'tool_calls' }, 'completed', null],
    [{ unified: 'length', raw: 'max_tokens' }, 'incomplete', { reason: 'max_output_tokens' }],
    [{ unified: 'content_filter', raw: 'SAFETY' }, 'incomplete', { reason: 'content_filter' }],
    [{ unified: 'other', raw: 'pause_turn' }, 'incomplete', { reason: 'pause_turn' }],
    [{ unified: 'other' }, 'incomplete', { reason: 'other' }],
    [{ unified: 'error' }, 'incomplete', { reason: 'error' }],
    [{ unified: 'other', raw: 'queued' }, 'queued', null],
  ])('tells how %o ended', (finishReason, status, details) => {
    const reply = render(answer([{ type: 'text', text: 'a' }], finishReason));
    expect(reply).toMatchObject({ status, incomplete_details: details });
    expect(reply.output).toMatchObject([{ status: status === 'completed' ? 'completed' : 'incomplete' }]);
  });

  it('never calls an answer complete that has no choice', () => {
    expect(render({ provider: 'p', model: 'm', choices: [] })).toMatchObject({ status: 'incomplete', output: [] });
  });

  it('gives made-up ids that are the same each time and differ between answers', () => {
    const text: Part = { type: 'text', text: 'a' };
    const call: Part = { type: 'tool-call', id: 'c1', name: 'f', input: '{}', kind: 'function' };
    const ids = (completion: Completion): string[] =>
      (render(completion).output as { id: string }[]).map(({ id }) => id);
    const [first, second] = ids(answer([text, call]));
    expect(first).toMatch(/^msg_[0-9a-f]{32}_0$/);
    expect(second).toMatch(/^fc_[0-9a-f]{32}_1$/);
    expect(ids(answer([text, call]))).toEqual([first, second]);
    expect(ids({ ...answer([text]), usage: { inputTokens: 1, outputTokens: 1 } })).not.toEqual(ids(answer([text])));
  });

  it('tells a thought of another maker so that it can come back', () => {
    const thought: Part = { type: 'reasoning', text: 'Hm', signature: 'sig', maker: 'anthropic' };
    expect(output(thought)).toMatchObject([
      {
        type: 'reasoning',
        summary: [{ type: 'summary_text', text: 'Hm' }],
        encrypted_content: 'isartor.anthropic.signature.sig',
      },
    ]);
  });

  it('puts texts and refusals that follow each other into one message', () => {
    expect(
      output({ type: 'text', text: 'a' }, { type: 'text', text: 'b' }, { type: 'refusal', text: 'No.' }),
    ).toMatchObject([
      {
        type: 'message',
        content: [
          { type: 'output_text', text: 'a', annotations: [], logprobs: [] },
          { type: 'output_text', text: 'b' },
          { type: 'refusal', refusal: 'No.' },
        ],
      },
    ]);
  });

  it('tells a picture as that of a hosted tool, and leaves out what is another format of its own', () => {
    const picture: Part = { type: 'image', source: { kind: 'base64', mediaType: 'image/png', data: 'AAAA' } };
    expect(output({ type: 'unknown', format: 'gemini', value: {} }, picture)).toEqual([
      {
        id: expect.stringMatching(/^ig_/),
        type: 'image_generation_call',
        status: 'completed',
        result: 'AAAA',
      },
    ]);
  });

  it.each<Part>([
    { type: 'image', source: { kind: 'url', url: 'https://example.com' } },
    { type: 'audio', source: { kind: 'base64', data: '' } },
    { type: 'file', source: { kind: 'file-id', id: 'f' } },
    { type: 'tool-result', callId: 'c', content: [] },
  ])('does not drop a part in silence: %o', (part) => {
    expect(() => output(part)).toThrowError(expect.objectContaining({ code: 'unsupported_feature' }));
  });

  it('gives each text its log probabilities', () => {
    const tokens = ['a', 'b', 'ü'].map((token) => ({ token, logprob: 0 }));
    const choice = { index: 0, finishReason: { unified: 'stop' as const }, logprobs: { content: tokens } };
    const content: Part[] = [
      { type: 'text', text: 'ab' },
      { type: 'text', text: 'ü' },
    ];
    expect(render({ provider: 'p', model: 'm', choices: [{ ...choice, content }] }).output).toMatchObject([
      { content: [{ logprobs: tokens.slice(0, 2) }, { logprobs: tokens.slice(2) }] },
    ]);
  });

  it('makes usage of another dialect true to its totals', () => {
    const usage = {
      inputTokens: 10,
      outputTokens: 5,
      cachedInputTokens: 4,
      reasoningTokens: 2,
      raw: { input_tokens: 6, cache_read_input_tokens: 4, output_tokens: 5 },
    };
    expect(render({ ...answer([]), usage }).usage).toEqual({
      input_tokens: 10,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens: 5,
      output_tokens_details: { reasoning_tokens: 2 },
      total_tokens: 15,
    });
  });

  it.each(fixtureNames('replies').filter((name) => name !== 'audio.json'))('tells %s of Chat Completions', (name) => {
    const completion = openaiProviderCodec.parseReply(readFixture(`replies/${name}`), 'openai');
    const again = parseReply(Buffer.from(JSON.stringify(render(completion, resolvedText('Hi')))), 'openai');
    const said = ({ choices: [choice] }: Completion): unknown =>
      choice?.content.flatMap((part) => ('text' in part && part.text === '' ? [] : [{ ...part, extensions: null }]));
    expect(said(again)).toEqual(said(completion));
    expect(again.choices[0]?.finishReason.unified).toBe(completion.choices[0]?.finishReason.unified);
  });

  it('prints the id as JSON', () => {
    const head = responsesClientCodec.renderReplyHead({ ...identity, id: '"' }, resolvedText('Hi'));
    expect(head).toContain('"id":"resp_\\""');
  });
});
