import type { BenignChange } from '../comparison.js';
import type { TokenKind } from './draft.js';
import type { Topic } from './topic.js';

/** A piece of a question by which it is compared. */
export interface Token {
  readonly kind: TokenKind;
  /** The normal form: tokens with equal keys are equal. */
  readonly key: string;
  readonly raw: string;
  readonly changes: readonly BenignChange[];
  /** The capitals inside count. */
  readonly exact: boolean;
  /** What its inflected forms have in common. */
  readonly stem: string;
  /** What it says, as far as words of the frame are told from words of the matter. */
  readonly weight: 'frame' | 'light' | 'matter';
  readonly topic: Topic | undefined;
  /** Written as a name is, or of no known word. */
  readonly isName: boolean;
  /** Whether it is a word of the list that was given; undefined where none was. */
  readonly isKnown: boolean | undefined;
  /** It is unknown and holds letters in a row that known words do not have. */
  readonly isOdd: boolean;
  /** Part of what only says that something is wanted ("how do I", "I need to"), or that help is ("what should I do?"). */
  readonly asks: 'request' | 'help' | undefined;
  readonly afterPause: boolean;
  readonly startsSentence: boolean;
}
