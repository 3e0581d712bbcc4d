const PLAIN = /^[\n\t -~]*$/;
const WHOLE_QUOTATION = /^\s*"([^"]*\s[^"]*)"\s*$/;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The same text in the plain characters that rules are written for: one form of each letter, straight quotation marks, one
 * dash, no invisible characters. What is raised stays apart from what is not (x² is not x2).
 */
export function cleanText(text: string): string {
  return unquoted(PLAIN.test(text) ? text : plainCharacters(text));
}

/** A text that is one quotation as a whole is that text. */
const unquoted = (text: string): string => text.replace(WHOLE_QUOTATION, '$1');

function plainCharacters(text: string): string {
  return text
    .replace(/[™®©]/gu, '')
    .replace(/[⁰¹²³⁴-⁹]+/gu, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join('')}`)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/[‘’‛ʼ′´]/gu, "'")
    .replace(/[“”„«»″]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/⁄/gu, '/')
    .replace(/\r\n?/gu, '\n');
}
