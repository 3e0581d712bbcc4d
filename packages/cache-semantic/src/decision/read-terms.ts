import type { Terms } from './terms.js';

/** Reads candidates' terms as the training writes them: in thousandths, joined by commas, candidates apart by white space. */
export function readTerms(text: string): readonly Terms[] {
  return text
    .trim()
    .split(/\s+/)
    .map((row) => {
      const [similarity = 0, margin = 0, record = 0, agreement = 0] = row.split(',').map((cell) => Number(cell) / 1000);
      return [similarity, margin, record, agreement];
    });
}
