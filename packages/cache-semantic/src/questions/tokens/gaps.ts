const SENTENCE_END = /[.!?;:]|\n\s*\n|\n\s*[-*\u2022]/;
const PAUSE = /[.,!?;:()[\]]|\s-+\s|\n\s*\n/;
const WITHIN_PHRASE = /^(?:[\s\-/'"]*|;)$/;

/** Whether a sentence begins behind this gap. */
export const endsSentence = (gap: string): boolean => gap !== ' ' && SENTENCE_END.test(gap);

/** Whether there is any pause in this gap: a comma, a bracket, a dash, the end of a sentence. */
export const isPause = (gap: string): boolean => gap !== ' ' && PAUSE.test(gap);

/** Whether the words at both sides of this gap may belong to one phrase ("wi-fi", "TCP/IP"). */
export const isWithinPhrase = (gap: string): boolean =>
  gap === ' ' || (WITHIN_PHRASE.test(gap) && !gap.includes('\n\n'));
