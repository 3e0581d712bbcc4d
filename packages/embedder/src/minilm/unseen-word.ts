/** Texts of more characters are too long, however few their word pieces are. */
export const MAX_CHARACTERS = 8_192;

/** The tokenizer takes a run of more than 100 characters between blanks and punctuation for one unknown piece. */
const UNSEEN = /[^\s!-/:-@[-`{-~\p{P}]{101}/u;

/** Whether a word of the text is so long that the model would not see what it is. */
export const hasUnseenWord = (text: string): boolean => UNSEEN.test(text);
