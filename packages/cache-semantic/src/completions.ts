import { type Completion, canonicalText, type Part, sha256 } from '@isartor/core';
import { judgeAnswers } from './judge/judge-answers.js';
import { allOf, type Judgement } from './judge/judgement.js';
import type { SemanticCacheOptions } from './semantic-cache-options.js';

/** How a cache of completions tells which of them say the same. */
export const COMPLETIONS: Required<Pick<SemanticCacheOptions<Completion>, 'judge' | 'answerKey' | 'textOf'>> = {
  judge: judgeCompletions,
  answerKey: completionKey,
  textOf: completionText,
};

/** Equal for completions that say the same word for word; ids, usage and thoughts are left aside. */
function completionKey({ choices }: Completion): string {
  return sha256(
    canonicalText(
      choices.map(({ content }) => saidOf(content)),
      sha256,
    ).text,
  );
}

/** Whether two completions of one choice each say the same: texts by what they say, tool calls by name and input. */
function judgeCompletions(given: Completion, stored: Completion): Judgement {
  const [left, right] = [given, stored].map(({ choices }) => (choices.length === 1 ? choices[0] : undefined));
  if (left === undefined || right === undefined) return 'unknown';
  const [one, other] = [saidOf(left.content), saidOf(right.content)];
  // A call and a text, or two different calls, may do the same in the end.
  if (one.calls.length !== other.calls.length) return 'unknown';
  const calls = one.calls.map((call, place): Judgement => (call === other.calls[place] ? 'right' : 'unknown'));
  const texts: Judgement = one.text === other.text ? 'right' : judgeAnswers(other.text, one.text);
  return allOf([...calls, texts]);
}

/** What the only choice says; undefined where there are more, or where it calls a tool. */
function completionText({ choices }: Completion): string | undefined {
  const said = choices.length === 1 && choices[0] !== undefined ? saidOf(choices[0].content) : undefined;
  return said === undefined || said.calls.length > 0 ? undefined : said.text;
}

interface Said {
  readonly text: string;
  readonly calls: readonly string[];
}

function saidOf(content: readonly Part[]): Said {
  const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
  const calls = content.flatMap((part) => (part.type === 'tool-call' ? [`${part.name} ${inputOf(part.input)}`] : []));
  return { text, calls };
}

/** JSON however it is written; other text as it is. */
function inputOf(input: string): string {
  try {
    return canonicalText(JSON.parse(input), sha256).text;
  } catch {
    return input;
  }
}
