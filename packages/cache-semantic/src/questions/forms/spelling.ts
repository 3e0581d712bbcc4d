import { DOUBLED_L, OUR_STEMS, RE_STEMS, SPELLINGS } from '../words/spellings.js';
import { aliasLines } from '../words/word-table.js';

const BY_LIST: ReadonlyMap<string, string> = new Map(
  aliasLines(SPELLINGS).flatMap(([american, british]) => british.map((one) => [one, american] as const)),
);
const anyOf = (stems: string): string => stems.split(' ').join('|');
const OUR = new RegExp(`^(${anyOf(OUR_STEMS)})our`);
const RE = new RegExp(`^(${anyOf(RE_STEMS)})re(s?)$`);
const RED = /^(cent)r(ed|ing)$/;
const DOUBLED = new RegExp(`^(${anyOf(DOUBLED_L)})l(ed|ing|ings|er|ers|or|ors|ation|ations|able)$`);
const ISE = /([a-z]{3})iz(e|es|ed|er|ers|ing|ation|ations|able|ational)$/;
const YSE = /^(anal|paral|catal|breathal|electrol|hydrol|dial)yz(e|es|ed|er|ers|ing)$/;
const OGUE = /^(catal|dial|anal|monol|epil|prol|travel|ped)ogue(s?)$/;
const MAY_DIFFER = /our|re|ll|iz|yz|ogue/;

/** One form for words that are spelt in two ways in Britain and America (no word of either, where that is simpler: -ise). */
export function commonSpelling(word: string): string {
  const listed = BY_LIST.get(word);
  if (listed !== undefined) return listed;
  if (word.length < 5 || !MAY_DIFFER.test(word)) return word;
  return word
    .replace(OUR, '$1or')
    .replace(RE, '$1er$2')
    .replace(RED, '$1er$2')
    .replace(DOUBLED, '$1$2')
    .replace(YSE, '$1ys$2')
    .replace(ISE, '$1is$2')
    .replace(OGUE, '$1og$2');
}
