import type { Head, Question } from '../question.js';
import type { Token } from '../tokens/token.js';
import { isAssistantTask } from '../words/task-classes.js';

/** What of a question tells it from another one. */
export interface Spoken {
  readonly tokens: readonly Token[];
  readonly head: Head;
}

/**
 * Leaves out what tells nothing beside the other question: where both say that something is wanted ("how do I", "I need
 * to", "where do I go to"), how they say it; where both tell of trouble, a plea for help behind it.
 */
export function spokenOf(question: Question, other: Question): Spoken {
  if (isBare(question, other)) return { tokens: question.tokens, head: NOTHING };
  const isRequest = asks(question, 'request') && (asks(other, 'request') || isBare(other, question));
  if (!isRequest && !(isTale(question) && isTale(other))) return question;
  const omitted = isRequest ? 'request' : 'help';
  if (!asks(question, omitted)) return question;
  return { tokens: question.tokens.filter((token) => token.asks !== omitted), head: question.rest };
}

// Where nothing is wished or pleaded for, the rest is the whole.
const asks = ({ tokens, head, rest }: Question, what: Token['asks']): boolean =>
  rest !== head && tokens.some((token) => token.asks === what);

const NOTHING: Head = { kind: 'statement', word: '' };

/** "Cancel my order" or "cancelling my order" beside "how do I cancel my order?"; but writing a poem is not telling how to. */
function isBare({ tokens, head }: Question, other: Question): boolean {
  const [first] = tokens;
  if (first === undefined || (head.kind !== 'statement' && head.kind !== 'task')) return false;
  const wished = other.tokens.findLastIndex((token) => token.asks === 'request');
  return wished >= 0 && other.tokens[wished + 1]?.stem === first.stem && !isAssistantTask(first.key);
}

/** Nothing is asked but help. */
const isTale = (question: Question): boolean =>
  question.rest.kind === 'statement' && (question.head.kind === 'statement' || asks(question, 'help'));
