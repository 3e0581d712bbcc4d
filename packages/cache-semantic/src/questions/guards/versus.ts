import type { Token } from '../tokens/token.js';

/** How an objection names what stands against what. */
export const versus = (left: readonly Token[], right: readonly Token[]): string => `${named(left)} / ${named(right)}`;

const named = (tokens: readonly Token[]): string =>
  tokens.length === 0 ? '-' : tokens.map(({ key }) => key).join(' ');
