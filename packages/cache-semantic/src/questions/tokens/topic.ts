/** Subjects whose words must be the same in two questions, by their lists. */
export type Topic = 'programming-language' | 'technology' | 'human-language' | 'place' | 'unit' | 'format';
