import type { BenignChange } from '../comparison.js';
import { commonSpelling } from '../forms/spelling.js';
import { scanLexemes } from '../text/scan-lexemes.js';
import type { Topic } from '../tokens/topic.js';
import { ABBREVIATIONS } from './abbreviations.js';
import { CURRENCIES } from './currencies.js';
import { FORMATS } from './formats.js';
import { HUMAN_LANGUAGES } from './human-languages.js';
import { MISSPELLINGS } from './misspellings.js';
import { MORE_ABBREVIATIONS } from './more-abbreviations.js';
import { PLACES_AND_PEOPLE } from './places.js';
import { PROGRAMMING_LANGUAGES } from './programming-languages.js';
import { TECHNOLOGIES } from './technologies.js';
import { UNITS, UNITS_AFTER_A_NUMBER } from './units.js';
import { aliasLines } from './word-table.js';

/** Words that have one name together. */
export interface Phrase {
  readonly words: readonly string[];
  readonly name: string;
  /** What it is to write these words for the name; undefined where they are the name. */
  readonly change: BenignChange | undefined;
  /** The name is no single thing: its words come one by one. */
  readonly isSpread: boolean;
}

const WORDS_OF_ONE_THING = 3;

const topics = new Map<string, Topic>();
const phrases = new Map<string, Phrase[]>();
const known = new Set<string>();
const units = new Map<string, string>();

/** As the words of a question come out of the scanner. */
const wordsOf = (text: string): readonly string[] =>
  scanLexemes(text).lexemes.map((lexeme) => commonSpelling(lexeme.text.toLowerCase()));

function addPhrase(text: string, name: string, { change, isSpread }: Pick<Phrase, 'change' | 'isSpread'>): void {
  const words = wordsOf(text);
  const [first] = words;
  if (first === undefined) return;
  if (change !== 'typo') for (const word of words) known.add(word);
  if (words.length === 1 && first === name) return;
  const candidates = phrases.get(first) ?? [];
  phrases.set(first, candidates);
  const written = words.join(' ');
  if (!candidates.some((other) => other.words.join(' ') === written))
    candidates.push({ words, name, change, isSpread: isSpread && name.includes(' ') });
}

function addTopic(table: string, topic: Topic): void {
  for (const [written, aliases] of aliasLines(table)) {
    const name = written.split(' ').map(commonSpelling).join(' ');
    if (!topics.has(name)) topics.set(name, topic);
    addPhrase(written, name, { change: undefined, isSpread: false });
    for (const alias of aliases) addPhrase(alias, name, { change: 'abbreviation', isSpread: false });
  }
}

function addLongForms(table: string, change: BenignChange): void {
  for (const [written, aliases] of aliasLines(table)) {
    const words = wordsOf(written);
    const name = words.join(' ');
    // What has three words is one thing: "SSD" and "HDD" are as far apart as any two names.
    const isSpread = words.length < WORDS_OF_ONE_THING;
    if (!isSpread) addPhrase(written, name, { change: undefined, isSpread: false });
    for (const word of words) known.add(word);
    for (const alias of aliases) addPhrase(alias, name, { change, isSpread });
  }
}

/** Plurals of units are the same as their singulars behind a number only, where there is no choice. */
function addUnits(): void {
  for (const [written, aliases] of aliasLines(UNITS)) {
    const name = wordsOf(written).join(' ');
    topics.set(name, 'unit');
    addPhrase(written, name, { change: undefined, isSpread: false });
    for (const alias of aliases) {
      const words = wordsOf(alias);
      const isPlural =
        !CURRENCIES.has(name) && words.length === 1 && alias.endsWith('s') && alias.slice(0, 3) === name.slice(0, 3);
      units.set(words.join(' '), name);
      if (isPlural) topics.set(words.join(' '), 'unit');
      else addPhrase(alias, name, { change: 'abbreviation', isSpread: false });
    }
    units.set(name, name);
  }
  for (const [alias, name] of UNITS_AFTER_A_NUMBER) units.set(alias, commonSpelling(name));
}

addTopic(PROGRAMMING_LANGUAGES, 'programming-language');
addTopic(TECHNOLOGIES, 'technology');
addTopic(FORMATS, 'format');
addTopic(HUMAN_LANGUAGES, 'human-language');
addTopic(PLACES_AND_PEOPLE, 'place');
addUnits();
addLongForms(ABBREVIATIONS, 'abbreviation');
addLongForms(MORE_ABBREVIATIONS, 'abbreviation');
addLongForms(MISSPELLINGS, 'typo');
for (const candidates of phrases.values()) candidates.sort((one, other) => other.words.length - one.words.length);

/** Phrases and other names by their first word, longest first. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = phrases;

/** What a name belongs to. */
export const TOPICS: ReadonlyMap<string, Topic> = topics;

/** Words that the tables of names hold: they are no typing errors whatever a word list says. */
export const NAMED_WORDS: ReadonlySet<string> = known;

/** Names of units by what stands for them behind a number. */
export const UNIT_NAMES: ReadonlyMap<string, string> = units;
