import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with a field, and where it is (`messages[0].content`; '' for the whole body). */
export interface DescribedIssue {
  readonly param: string;
  readonly message: string;
}

/** Puts the first of a schema's issues into words that never hold the field's value. */
export function describeIssue(issues: readonly Issue[]): DescribedIssue {
  const { path, message } = mostTelling(issues);
  const param = printPath(path);
  const text = message.replace(/^Invalid (?:input|option): /, '');
  return { param, message: param === '' ? `The body is invalid: ${text}` : `${param}: ${text}` };
}

interface Finding {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Of the alternatives of a union the one that got furthest is the one that was meant. */
function mostTelling(issues: readonly Issue[]): Finding {
  const [issue] = issues;
  if (issue === undefined) return { path: [], message: 'unknown shape' };
  if (issue.code === 'unrecognized_keys') {
    return { path: [...issue.path, ...issue.keys.slice(0, 1)], message: 'is not a field of this dialect' };
  }
  const [best] = issue.code === 'invalid_union' ? branchFindings(issue) : [];
  if (best === undefined || best.path.length === 0) return issue;
  return { path: [...issue.path, ...best.path], message: best.message };
}

function branchFindings(issue: Extract<Issue, { code: 'invalid_union' }>): Finding[] {
  return issue.errors
    .filter(([first]) => !isUnknownKind(first))
    .map(mostTelling)
    .sort((left, right) => right.path.length - left.path.length);
}

/** The alternative is itself told apart by a field, and knows no such kind: it says nothing about the others' fields. */
const isUnknownKind = (issue: Issue | undefined): boolean =>
  issue?.code === 'invalid_union' && issue.errors.length === 0 && issue.path.length > 0;

/** A step may be a name of the caller's own choosing, of any length. */
const LONGEST_STEP = 64;

function printPath(path: readonly PropertyKey[]): string {
  let printed = '';
  for (const step of path) {
    const name = String(step).slice(0, LONGEST_STEP);
    if (typeof step === 'number') printed += `[${name}]`;
    else printed += printed === '' ? name : `.${name}`;
  }
  return printed;
}
