import type { AnsweredPart, UpstreamDialect } from '@isartor/testing';
import { expect } from 'vitest';
import type { JsonObject, Piece, ToolResult } from './ask.js';
import type { ClientDialect } from './dialect-client.js';
import { PNG } from './samples.js';
import type { ToldCall } from './told.js';

/** What tools give back for two calls, and what each upstream must be told of it. */
export interface ToolTurn {
  readonly name: string;
  readonly results: readonly [Result, Result];
  readonly cannotAsk?: readonly ClientDialect[];
}

type Result = Pick<ToolResult, 'content' | 'isError'>;

export const TOOL_TURNS: readonly ToolTurn[] = [
  { name: 'texts', results: [{ content: [{ text: 'minus three' }] }, { content: [{ text: 'nineteen' }] }] },
  {
    name: 'a text and a failure',
    results: [{ content: [{ text: 'minus three' }] }, { content: [{ text: 'No such city' }], isError: true }],
  },
  {
    name: 'a text and an image',
    results: [{ content: [{ text: 'minus three' }] }, { content: [{ text: 'A map' }, { image: PNG }] }],
    cannotAsk: ['openai'],
  },
];

/** The answer that calls the tools. */
export const CALLS: readonly AnsweredPart[] = [
  'I shall look.',
  { type: 'toolCall', id: 'call_1', name: 'weather', arguments: '{"city":"Oslo"}' },
  { type: 'toolCall', id: 'call_2', name: 'weather', arguments: '{"city":"Rome"}' },
];

/** The same calls by a provider that names none of them. */
export const NAMELESS_CALLS: readonly AnsweredPart[] = CALLS.map((part) => {
  if (typeof part === 'string' || part.type !== 'toolCall') return part;
  const { id: _, ...rest } = part;
  return rest;
});

/** The results that answer these calls, in their order. */
export const resultsFor = ({ results }: ToolTurn, calls: readonly ToldCall[]): readonly ToolResult[] =>
  calls.map(({ id, name }, index) => {
    const result = results[index];
    if (result === undefined) throw new Error(`${calls.length} calls`);
    return { id, name, ...result };
  });

const textOf = (content: readonly Piece[]): string =>
  content.map((piece) => ('text' in piece ? piece.text : '')).join('');
const hasImage = ({ content }: Result): boolean => content.some((piece) => 'image' in piece);

interface Sent {
  readonly turn: ToolTurn;
  readonly ids: readonly unknown[];
  readonly client: ClientDialect;
}

/** Clients whose dialect has a field for a tool's failure. */
const TELLS_FAILURES: ReadonlySet<ClientDialect> = new Set(['anthropic', 'gemini']);
const failed = ({ isError }: Result, client: ClientDialect): boolean => isError === true && TELLS_FAILURES.has(client);
/** How a failure is told in a dialect that has no field for it. */
const marked = (result: Result, client: ClientDialect): string =>
  `${failed(result, client) ? 'Error: ' : ''}${textOf(result.content)}`;

const CITIES = ['Oslo', 'Rome'] as const;

/** The members that hold the whole conversation, by upstream. */
export const TOOL_TURN_SENT: Readonly<Record<UpstreamDialect, (sent: Sent) => JsonObject>> = {
  openai: ({ turn, ids, client }) => ({
    messages: [
      { role: 'user', content: 'Weather in Oslo and Rome?' },
      {
        role: 'assistant',
        content: 'I shall look.',
        tool_calls: CITIES.map((city, index) => ({
          id: ids[index],
          type: 'function',
          function: { name: 'weather', arguments: JSON.stringify({ city }) },
        })),
      },
      ...turn.results.map((result, index) => ({
        role: 'tool',
        tool_call_id: ids[index],
        content: marked(result, client),
      })),
      ...(turn.results.some(hasImage)
        ? [
            {
              role: 'user',
              content: [
                { type: 'text', text: expect.stringContaining(String(ids[1])) },
                { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } },
              ],
            },
          ]
        : []),
    ],
  }),
  responses: ({ turn, ids, client }) => ({
    input: [
      { role: 'user', content: [{ type: 'input_text', text: 'Weather in Oslo and Rome?' }] },
      { role: 'assistant', content: [{ type: 'output_text', text: 'I shall look.' }] },
      ...CITIES.map((city, index) => ({
        type: 'function_call',
        call_id: ids[index],
        name: 'weather',
        arguments: JSON.stringify({ city }),
      })),
      ...turn.results.map((result, index) => ({
        type: 'function_call_output',
        call_id: ids[index],
        output: hasImage(result)
          ? [
              { type: 'input_text', text: 'A map' },
              { type: 'input_image', image_url: `data:image/png;base64,${PNG}` },
            ]
          : marked(result, client),
      })),
    ],
  }),
  anthropic: ({ turn, ids, client }) => ({
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Weather in Oslo and Rome?' }] },
      {
        role: 'assistant',
        content: [
          { type: 'text', text: 'I shall look.' },
          ...CITIES.map((city, index) => ({ type: 'tool_use', id: ids[index], name: 'weather', input: { city } })),
        ],
      },
      {
        role: 'user',
        content: turn.results.map((result, index) => ({
          type: 'tool_result',
          tool_use_id: ids[index],
          content: [
            { type: 'text', text: textOf(result.content) },
            ...(hasImage(result)
              ? [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } }]
              : []),
          ],
          ...(failed(result, client) && { is_error: true }),
        })),
      },
    ],
  }),
  gemini: ({ turn, client }) => ({
    contents: [
      { role: 'user', parts: [{ text: 'Weather in Oslo and Rome?' }] },
      {
        role: 'model',
        parts: [
          { text: 'I shall look.' },
          ...CITIES.map((city) => ({ functionCall: { name: 'weather', args: { city } } })),
        ],
      },
      {
        role: 'user',
        parts: turn.results.map((result) => ({
          functionResponse: {
            name: 'weather',
            response: failed(result, client) ? { error: textOf(result.content) } : { output: textOf(result.content) },
            ...(hasImage(result) && { parts: [{ inlineData: { mimeType: 'image/png', data: PNG } }] }),
          },
        })),
      },
    ],
  }),
};
