/** How one thing is that was looked at. */
export interface Finding {
  /** What was looked at, in a word or two. */
  readonly subject: string;
  /** As it should be; worth knowing; wrong; or not looked at. */
  readonly state: 'ok' | 'note' | 'wrong' | 'skipped';
  /** What was found, in one sentence without a full stop. */
  readonly found: string;
  /** What to do about it. */
  readonly fix?: string;
}

const MARKS: Readonly<Record<Finding['state'], string>> = { ok: 'ok', note: 'note', wrong: 'WRONG', skipped: '-' };

/** Findings as lines for people. */
export function renderFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  const indent = ' '.repeat(width + 8);
  const lines = findings.flatMap(({ subject, state, found, fix }) => [
    `${subject.padEnd(width)}  ${MARKS[state].padEnd(5)} ${found}`,
    ...(fix === undefined ? [] : [`${indent}-> ${fix}`]),
  ]);
  return `${lines.join('\n')}\n`;
}
