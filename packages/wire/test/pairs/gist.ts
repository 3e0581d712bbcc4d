import type { Completion, Part, ToolCallPart } from '@isartor/core';

/** What any dialect can tell of an answer's first choice. */
export interface Gist {
  readonly text: string;
  readonly thoughts: string;
  readonly calls: readonly { readonly name: string; readonly input: unknown }[];
  readonly ended: string;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

const textOf = (parts: readonly Part[], ...types: readonly Part['type'][]): string =>
  parts.map((part) => (types.includes(part.type) && 'text' in part ? part.text : '')).join('');

const readInput = ({ kind, input }: ToolCallPart): unknown => (kind === 'custom' ? input : JSON.parse(input || '{}'));

/** Dialects differ in whether a refusal is a text, and in who is said to have refused. */
export function gistOf({ choices: [choice], usage }: Completion): Gist {
  const content = choice?.content ?? [];
  const { unified } = choice?.finishReason ?? {};
  return {
    text: textOf(content, 'text', 'refusal'),
    thoughts: textOf(content, 'reasoning'),
    calls: content.flatMap((part) => (part.type === 'tool-call' ? [{ name: part.name, input: readInput(part) }] : [])),
    ended: unified === 'refusal' ? 'content_filter' : String(unified),
    inputTokens: usage?.inputTokens ?? 0,
    outputTokens: usage?.outputTokens ?? 0,
  };
}
