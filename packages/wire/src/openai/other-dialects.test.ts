import { describe, expect, it } from 'vitest';
import { jsonBody, resolved } from '../../test/requests.ts';
import { buildRequest } from '../anthropic/build-request.js';
import { parseRequest } from './parse-request.js';

const USER = { role: 'user', content: 'Weather in Oslo?' };
/** A turn of a tool's use, with these fields beside those that every client sends. */
const turns = (message: object, call: object, inner: object): object[] => [
  USER,
  {
    role: 'assistant',
    content: '{"a":1}',
    tool_calls: [
      { id: 'c1', type: 'function', function: { name: 'f', arguments: '{"city":"Oslo"}', ...inner }, ...call },
    ],
    ...message,
  },
  { role: 'tool', tool_call_id: 'c1', content: 'cold' },
];
/** What the request becomes for Anthropic. */
const translate = (messages: readonly object[]) => {
  const request = resolved(parseRequest(jsonBody({ model: 'claude-haiku-4-5', messages })));
  return JSON.parse(buildRequest(request, { stream: false, withUsage: false }).toString());
};

describe('a request of this dialect for a provider of another', () => {
  it.each<[name: string, messages: readonly object[]]>([
    ["the openai SDKs' helpers", turns({ parsed: { a: 1 } }, { index: 0 }, { parsed_arguments: { city: 'Oslo' } })],
    ['helpers that read nothing', turns({ parsed: null, annotations: null }, {}, { parsed_arguments: null })],
  ])('leaves out what %s add to an answer they give back', (_, messages) => {
    expect(translate(messages).messages).toEqual(translate(turns({}, {}, {})).messages);
  });

  it.each<[field: string, messages: readonly object[]]>([
    ['function', turns({}, {}, { strict: true })],
    ['function', turns({}, {}, { parsed_arguments: {}, strict: true })],
    ['weight', turns({ weight: 0 }, {}, {})],
  ])('is refused for its %s', (field, messages) => {
    expect(() => translate(messages)).toThrowError(
      expect.objectContaining({
        code: 'unsupported_feature',
        message: `The field "${field}" of Chat Completions cannot be sent as Anthropic Messages`,
      }),
    );
  });
});
