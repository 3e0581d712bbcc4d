import type { WireFormat } from '@isartor/core';

/** How the makers' ids of kept files begin; all others are OpenAI's and those of servers compatible with it. */
const ID_STARTS: readonly (readonly [start: RegExp, maker: WireFormat])[] = [
  [/^file_/, 'anthropic'],
  [/^(?:gs:|https?:|files\/)/, 'gemini'],
];

/** Whose file an id names, by its looks: a kept file is of use to the provider that keeps it, and to no other. */
export const fileMaker = (id: string): WireFormat => ID_STARTS.find(([start]) => start.test(id))?.[1] ?? 'openai';
