const VOWELS = ['a', 'e', 'i', 'o', 'u'];
const MIN_LENGTH = 5;

/**
 * Whether an unknown word is probably a known one misspelt: one letter too many or doubled, two that changed places, a
 * vowel missing or wrong. Cheap, not complete: what it does not see is taken for a name.
 */
export function looksLikeSlip(word: string, knownWords: ReadonlySet<string>): boolean {
  if (word.length < MIN_LENGTH || !PLAIN.test(word)) return false;
  for (let index = 0; index < word.length; index += 1) {
    if (slipsAt(word, index).some((mended) => knownWords.has(mended))) return true;
  }
  return false;
}

const PLAIN = /^[a-z]+$/;

/** What the word may have been meant to be, if the slip was at this letter. */
function slipsAt(word: string, index: number): readonly string[] {
  const before = word.slice(0, index);
  const letter = word.charAt(index);
  const behind = word.slice(index + 1);
  const swapped = before + behind.charAt(0) + letter + behind.slice(1);
  const missing = VOWELS.map((vowel) => before + vowel + letter + behind);
  const wrong = VOWELS.includes(letter) ? VOWELS.map((vowel) => before + vowel + behind) : [];
  return [before + behind, swapped, before + letter + letter + behind, ...missing, ...wrong];
}
