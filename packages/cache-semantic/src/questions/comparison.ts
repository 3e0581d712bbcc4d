/** Why two questions must not share an answer. */
export const GUARDS = [
  'number',
  'version',
  'date',
  'unit',
  'negation',
  'antonym',
  'programming-language',
  'technology',
  'entity',
  'order',
  'question-word',
  'task',
  'human-language',
  'identifier',
  'quantifier',
  'constraint',
  'tense',
  'role',
  'format',
  'look-alike',
  'volatile',
] as const;

/** The name of one of them. */
export type GuardName = (typeof GUARDS)[number];

/** Differences that change nothing of what is asked. */
export const BENIGN_CHANGES = [
  'case',
  'spacing',
  'punctuation',
  'contraction',
  'politeness',
  'filler',
  'abbreviation',
  'number-format',
  'spelling',
  'typo',
  'symmetric-order',
] as const;

/** The name of one of them. */
export type BenignChange = (typeof BENIGN_CHANGES)[number];

/**
 * What the difference between two questions comes to: nothing that matters (`explained`; by no change where they are
 * equal), something that forbids a common answer (`refused`), or neither, which is for the probability to decide (`open`).
 */
export type Comparison =
  | { readonly verdict: 'explained'; readonly by: readonly BenignChange[] }
  | { readonly verdict: 'refused'; readonly guard: GuardName /** The words in question. */; readonly detail: string }
  | { readonly verdict: 'open' };
