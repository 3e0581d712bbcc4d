import { type Completion, toEvents } from '@isartor/core';
import { describe, expect, it } from 'vitest';
import { fixtureNames, readFixture } from '../fixtures.js';
import { identity, renderWhole, resolvedText } from '../requests.js';
import { readStream } from '../streams.js';
import { CLIENTS, DIALECTS, type Dialect, PROVIDERS } from '../translation/dialects.js';
import { gistOf } from './gist.js';

const PAIRS = DIALECTS.flatMap((from) => DIALECTS.map((to) => [from, to] as const));
const streaming = resolvedText('Hi', { stream: true, streamUsage: true });

const asJson = (answer: Completion, dialect: Dialect): Completion =>
  PROVIDERS[dialect].parseReply(Buffer.from(renderWhole(CLIENTS[dialect], answer)), answer.provider);

function asStream(answer: Completion, dialect: Dialect): Completion {
  const renderer = CLIENTS[dialect].createEventRenderer(identity, streaming);
  const stream = renderer.render(toEvents(answer)) + renderer.end();
  const read = readStream(stream, PROVIDERS[dialect].createEventParser());
  expect(read.complete).toBe(true);
  return read.completion;
}

/** Answers of which another dialect can tell a part at most: it has no sound or picture, or one answer and not two. */
const PARTLY_TOLD: ReadonlySet<string> = new Set([
  'openai/audio.json',
  'openai/two-choices.json',
  'gemini/code-execution.json',
]);
/** Answers that call a tool with free text, which no dialect but OpenAI's can ask for, nor tell. */
const FREE_TEXT_CALLS: ReadonlySet<string> = new Set(['openai/tool-calls.json', 'responses/custom-tool.json']);
const NO_FREE_TEXT: ReadonlySet<Dialect> = new Set(['anthropic', 'gemini']);
/** What is no answer but a failure. */
const FAILURES: ReadonlySet<string> = new Set(['responses/failed.json']);

const repliesOf = (from: Dialect): string[] =>
  fixtureNames('replies', from).filter((name) => !FAILURES.has(`${from}/${name}`));

const isTold = (from: Dialect, to: Dialect, name: string): boolean =>
  (from === to || !PARTLY_TOLD.has(`${from}/${name}`)) &&
  !(NO_FREE_TEXT.has(to) && FREE_TEXT_CALLS.has(`${from}/${name}`));

const answerOf = (from: Dialect, name: string): Completion =>
  PROVIDERS[from].parseReply(readFixture(`replies/${name}`, from), 'p');

describe.each(PAIRS)('an answer of %s, told in %s and read again', (from, to) => {
  const names = repliesOf(from).filter((name) => isTold(from, to, name));

  it.each(names)('says the same: %s', (name) => {
    const answer = answerOf(from, name);
    expect(gistOf(asJson(answer, to))).toEqual(gistOf(answer));
    expect(gistOf(asStream(answer, to))).toEqual(gistOf(answer));
  });

  it.each(names)('says the same when it has come back: %s', (name) => {
    const answer = answerOf(from, name);
    expect(gistOf(asJson(asJson(answer, to), from))).toEqual(gistOf(answer));
    expect(gistOf(asStream(asStream(answer, to), from))).toEqual(gistOf(answer));
  });
});

describe.each(PAIRS.filter(([, to]) => NO_FREE_TEXT.has(to)))('a call with free text of %s', (from, to) => {
  const names = repliesOf(from).filter((name) => FREE_TEXT_CALLS.has(`${from}/${name}`));

  it.skipIf(names.length === 0)(`is a failure rather than another call in ${to}`, () => {
    for (const name of names) {
      const answer = answerOf(from, name);
      const code = to === 'anthropic' ? 'unsupported_feature' : 'upstream_invalid';
      const failure = expect.objectContaining({ code });
      expect(() => asJson(answer, to)).toThrowError(failure);
      expect(() => asStream(answer, to)).toThrowError(failure);
    }
  });
});
