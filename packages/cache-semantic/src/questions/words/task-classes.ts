import { commonSpelling } from '../forms/spelling.js';
import { TASK_VERBS } from './task-verbs.js';
import { aliasLines } from './word-table.js';

/** The class of each verb that asks for something to be done. */
export const TASK_CLASSES: ReadonlyMap<string, string> = new Map(
  aliasLines(TASK_VERBS).flatMap(([name, others]) =>
    [name, ...others].map((verb) => [commonSpelling(verb), name] as const),
  ),
);

const OTHER_REQUESTS = new Set('give show tell help provide share walk point'.split(' '));

/** Tasks that a person asks an assistant for and hardly whether they are possible at all ("can you boil eggs twice?"). */
export const ASSISTANT_TASKS: ReadonlySet<string> = new Set(
  'explain describe elaborate clarify illustrate define write generate compose draft rewrite rephrase paraphrase reword proofread translate summarize shorten condense recap outline expand compare contrast list enumerate name classify categorize identify extract review critique evaluate assess refactor simplify optimize improve calculate compute recommend suggest propose analyze debug fix solve document discuss rank format implement'
    .split(' ')
    .map(commonSpelling),
);

/** Whether a word may begin a request. */
export const isRequestVerb = (key: string): boolean => TASK_CLASSES.has(key) || OTHER_REQUESTS.has(key);

/** Whether "can you" before a word asks for it to be done. */
export const isAssistantTask = (key: string): boolean => ASSISTANT_TASKS.has(key) || OTHER_REQUESTS.has(key);
