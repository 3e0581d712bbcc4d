import type { Dropped, Trimmed } from './courtesy.js';
import type { Draft } from './draft.js';
import { dropAdverbs } from './drop-adverbs.js';
import { dropArticles } from './drop-articles.js';
import { dropCourtesy } from './drop-courtesy.js';
import { endsSentence } from './gaps.js';
import { levelFrames } from './level-frames.js';

/**
 * Leaves out what asks for nothing, sentence by sentence; a text that is nothing else is left as it is. What follows a
 * colon, or a blank line behind no question, is what something is to be done with: there every word may count
 * ("Translate: good morning").
 */
export function trimSentences(read: readonly Draft[], capitalsSayNothing: boolean): Trimmed {
  const kept: Draft[] = [];
  const dropped: Dropped[] = [];
  let isMaterial = false;
  for (const drafts of sentencesOf(read)) {
    isMaterial ||= kept.length > 0 && announcesMaterial(drafts[0]?.gap ?? '');
    const trimmed = isMaterial ? { drafts, dropped: [] } : trimSentence(drafts, capitalsSayNothing);
    kept.push(...trimmed.drafts);
    dropped.push(...trimmed.dropped);
  }
  return kept.length === 0 ? { drafts: read, dropped: [] } : { drafts: kept, dropped };
}

const announcesMaterial = (gap: string): boolean => gap.includes(':') || (/\n\s*\n/.test(gap) && !gap.includes('?'));

function trimSentence(drafts: readonly Draft[], capitalsSayNothing: boolean): Trimmed {
  const trimmed = dropCourtesy(dropAdverbs({ drafts, dropped: [] }));
  return dropArticles({ ...trimmed, drafts: levelFrames(trimmed.drafts) }, capitalsSayNothing);
}

function sentencesOf(drafts: readonly Draft[]): Draft[][] {
  const sentences: Draft[][] = [];
  for (const draft of drafts) {
    const last = sentences.at(-1);
    if (last === undefined || endsSentence(draft.gap)) sentences.push([draft]);
    else last.push(draft);
  }
  return sentences;
}
