import type { Part } from '@isartor/core';

const SAYS_SO = /^\s*error\b/i;

/** A tool's failure for dialects that have no field for it: its text begins with "Error:" unless it says so itself. */
export function markedAsError(content: readonly Part[]): readonly Part[] {
  const position = content.findIndex(({ type }) => type === 'text');
  const first = content[position];
  if (first?.type !== 'text') return [{ type: 'text', text: 'Error:' }, ...content];
  if (SAYS_SO.test(first.text)) return content;
  return content.with(position, { ...first, text: `Error: ${first.text}` });
}
