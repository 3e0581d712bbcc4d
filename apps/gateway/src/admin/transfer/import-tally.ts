import type { RestoreOutcome } from '@isartor/cache-exact';
import type { ImportReport } from './import-report.js';

/** Counts what became of the lines of one file. */
export interface ImportTally {
  count(outcome: RestoreOutcome): void;
  /** Notes what is wrong with a line. */
  note(line: number, message: string): void;
  report(complete: boolean): ImportReport;
}

const MAX_ERRORS = 20;

/** Begins at nothing. */
export function createImportTally(): ImportTally {
  const counts: Record<RestoreOutcome, number> = { restored: 0, expired: 0, superseded: 0, refused: 0 };
  const errors: { readonly line: number; readonly message: string }[] = [];
  return {
    count(outcome) {
      counts[outcome] += 1;
    },
    note(line, message) {
      if (errors.length < MAX_ERRORS) errors.push({ line, message });
    },
    report(complete) {
      const { restored, ...skipped } = counts;
      // Lines of one batch fail in no order.
      const inOrder = [...errors].sort((one, other) => one.line - other.line);
      return { imported: { l1a: restored }, skipped, errors: inOrder, complete };
    },
  };
}
