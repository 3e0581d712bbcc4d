import type { Dropped } from './tokens/courtesy.js';
import type { Token } from './tokens/token.js';

/** A text, prepared for being compared with others. */
export interface Question {
  readonly text: string;
  /** Whether the rules may speak about it; of other texts only case and blanks are known to say nothing. */
  readonly isEnglish: boolean;
  /** The text without case and without what distinguishes blanks. */
  readonly folded: string;
  readonly tokens: readonly Token[];
  /** What was left out of the tokens, and why that is harmless. */
  readonly dropped: readonly Dropped[];
  /** The punctuation, in order. */
  readonly punctuation: string;
  /** Its letters are all small or all capital. */
  readonly isCaseless: boolean;
  /** What it asks: a question word, an auxiliary, a task, or nothing ("statement"). */
  readonly head: Head;
  /** What it asks besides saying that something, or help, is wanted. */
  readonly rest: Head;
}

/** How a question asks. */
export interface Head {
  readonly kind: 'question-word' | 'yes-no' | 'task' | 'statement';
  /** The normal form of what it asks with, "how long" and "how much" being words of their own. */
  readonly word: string;
}
