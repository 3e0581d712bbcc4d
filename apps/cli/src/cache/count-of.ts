/** A number of answers, in words. */
export const countOf = (answers: number): string => `${answers} ${answers === 1 ? 'answer' : 'answers'}`;
