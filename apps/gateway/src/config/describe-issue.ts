import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const NOUNS: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a table',
  record: 'a table',
  string: 'text',
};

function boundOf(origin: string, words: string, bound: number | bigint): string {
  if (origin === 'string') return Number(bound) === 1 ? 'must not be empty' : `must have ${words} ${bound} characters`;
  return origin === 'array' ? `must have ${words} ${bound} entries` : `must be ${words} ${bound}`;
}

function requirement(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return boundOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return boundOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'invalid_type':
      return issue.expected === 'never' ? issue.message : `must be ${NOUNS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.message.startsWith('Invalid') ? `must be one of ${issue.values.join(', ')}` : issue.message;
    default:
      return issue.message;
  }
}

function place(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (/^\w+$/.test(String(step)) ? step : JSON.stringify(step)));
  return steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
}

/** What a schema found wrong, as a sentence without the value; where inside the value comes first (`[0].tenant`). */
export function describeIssue(issue: Issue): string {
  const inner = issue.code === 'invalid_key' ? issue.issues[0] : undefined;
  return `${place(issue.path)} ${requirement(inner ?? issue)}`.trimStart();
}
