import type { ImportReport } from '@isartor/gateway';
import { countOf } from './count-of.js';

/** What became of a file, in lines. */
export function renderImport({ imported, skipped, errors }: ImportReport): string {
  const rows: readonly (readonly [count: number, label: string])[] = [
    [skipped.expired, 'skipped, their time is up'],
    [skipped.superseded, 'skipped, the gateway has newer ones'],
    [skipped.refused, 'refused'],
  ];
  const told = rows.filter(([count]) => count > 0).map(([count, label]) => `  ${count} ${label}\n`);
  const reasons = errors.map(({ line, message }) => `    line ${line}: ${message}\n`);
  return `Imported ${countOf(imported.l1a)} into the exact cache\n${[...told, ...reasons].join('')}`;
}

/** What a file is to be called a failure for; undefined where every answer of it was imported or no longer needed. */
export function failureOf({ complete, skipped }: ImportReport): string | undefined {
  if (!complete) return 'The file is cut or was changed: not all that was exported is in it';
  return skipped.refused > 0 ? `${countOf(skipped.refused)} of the file could not be imported` : undefined;
}
