import type { ChatRequest, Part, RequestDraft } from '@isartor/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBody, resolved } from '../requests.js';
import { CLIENTS, DIALECTS, type Dialect, MODELS, PROVIDERS } from '../translation/dialects.js';
import { conversations } from './conversations.js';

const SEEDED = { numRuns: 150 };

/** A request as a provider of `dialect` gets it, read as if a client had sent it. */
function through(request: ChatRequest, dialect: Dialect): RequestDraft {
  const body = PROVIDERS[dialect].buildRequest(request, { stream: false, withUsage: false });
  return CLIENTS[dialect].parseRequest({ ...jsonBody(body.toString()), model: MODELS[dialect] });
}

/** What is said, asked for and offered, without what a dialect notes beside it. */
const said = ({ messages, tools, sampling }: Pick<ChatRequest, 'messages' | 'tools' | 'sampling'>): object => ({
  messages: messages.map(({ role, content }) => ({ role, content: content.map(bare) })),
  tools: tools.map((tool) => ({ ...tool, extensions: undefined })),
  sampling,
});

function bare(part: Part): object {
  if (part.type === 'unknown') return part;
  const { extensions: _extensions, ...rest } = part as Exclude<Part, { type: 'unknown' }> & { extensions?: unknown };
  // A result's name follows from its call, and only Gemini writes it down.
  if (rest.type !== 'tool-result') return rest;
  const { name: _name, ...result } = rest;
  return { ...result, content: result.content.map(bare) };
}

describe.each(DIALECTS)('any conversation', (dialect) => {
  it(`is the same when it has gone through ${dialect}`, () => {
    fc.assert(
      fc.property(conversations, (request) => {
        const model = MODELS[dialect];
        expect(said(through({ ...request, model }, dialect))).toEqual(said(request));
      }),
      SEEDED,
    );
  });
});

describe.each(DIALECTS.flatMap((first) => DIALECTS.map((second) => [first, second] as const)))(
  'any conversation through %s',
  (first, second) => {
    it(`and from there through ${second} is the same`, () => {
      fc.assert(
        fc.property(conversations, (request) => {
          const { source: _source, ...draft } = through({ ...request, model: MODELS[first] }, first);
          const again = resolved({ ...draft, model: MODELS[second] });
          expect(said(through(again, second))).toEqual(said(request));
        }),
        { numRuns: 50 },
      );
    });
  },
);
