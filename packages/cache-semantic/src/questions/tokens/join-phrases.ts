import { PHRASES, type Phrase } from '../words/lexicon.js';
import { type Draft, mergeDrafts } from './draft.js';
import { isWithinPhrase } from './gaps.js';

/** Words beside which "app" may be an application for something. */
const PAPERWORK = new Set(
  'job loan visa mortgage credit school college university passport submit admission grant permit rental patent form apply'.split(
    ' ',
  ),
);

/** Puts one name for every word or phrase that stands for it ("JS", "google cloud platform"). */
export function joinPhrases(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (let index = 0; index < drafts.length; ) {
    const draft = drafts[index];
    if (draft === undefined) break;
    const phrase = phraseAt(drafts, index);
    if (phrase === undefined) joined.push(draft);
    else joined.push(...named(drafts.slice(index, index + phrase.words.length), phrase));
    index += phrase?.words.length ?? 1;
  }
  return joined;
}

function named(parts: readonly Draft[], { name, change, isSpread }: Phrase): Draft[] {
  const kind = parts.length > 1 || change !== undefined ? 'word' : (parts[0]?.kind ?? 'word');
  const whole = mergeDrafts(parts, change === undefined ? { kind, key: name } : { kind, key: name, change });
  if (!isSpread) return [whole];
  const { changes } = whole;
  return name
    .split(' ')
    .map((key, index) => (index === 0 ? { ...whole, key } : { kind: 'word', key, raw: '', gap: ' ', changes }));
}

function phraseAt(drafts: readonly Draft[], start: number): Phrase | undefined {
  const candidates = PHRASES.get(drafts[start]?.key ?? '');
  return candidates?.find(
    (phrase) =>
      phrase.words.every((word, offset) => fits(drafts[start + offset], word, offset > 0)) &&
      mayStandFor(phrase, drafts, start),
  );
}

const fits = (draft: Draft | undefined, word: string, inner: boolean): boolean =>
  draft !== undefined && draft.key === word && draft.exact === undefined && (!inner || isWithinPhrase(draft.gap));

function mayStandFor({ words, name }: Phrase, drafts: readonly Draft[], start: number): boolean {
  if (name === 'application' && words[0] === 'app') return !drafts.some(({ key }) => PAPERWORK.has(key));
  // After a number "ml" is a unit and "hr" an hour; "min" and "%" are looked at there, too.
  if (drafts[start - 1]?.kind === 'number' && words.length === 1)
    return !/^(?:ml|hr|min|c|k|pr|db|ac|qty)$/.test(words[0] ?? '');
  return true;
}
