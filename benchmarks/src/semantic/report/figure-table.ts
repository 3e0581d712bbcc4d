import type { Figure } from '../../report.js';
import { markdownTable } from './markdown-table.js';

/** Figures beside their bounds, as a table. */
export function figureTable(figures: readonly Figure[]): string {
  return markdownTable(
    ['figure', 'value', 'target', ''],
    figures.map(({ name, value, target = '', met }) => [name, value, target, verdictOf(target, met)]),
  );
}

function verdictOf(target: string, met = false): string {
  if (target === '') return '';
  return met ? 'met' : 'MISSED';
}
