import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A question, and the category of its answer. */
export interface BankingQuestion {
  readonly text: string;
  readonly category: string;
}

/** Two columns; a text with commas, quotes or line feeds is in quotes, which are doubled in it. */
const ROW = /(?:"((?:[^"]|"")*)"|([^",\r\n]*)),([^,\r\n]+)(?:\r?\n|$)/y;

/** Questions of a bank's customers, as they are in the file; undefined where it is not there. @throws Error for a row that is none. */
export function readBanking(folder: string): readonly BankingQuestion[] | undefined {
  const file = join(folder, 'banking77/train.csv');
  if (!existsSync(file)) return undefined;
  const csv = readFileSync(file, 'utf8');
  const rows: BankingQuestion[] = [];
  ROW.lastIndex = 0;
  while (ROW.lastIndex < csv.length) {
    const at = ROW.lastIndex;
    const row = ROW.exec(csv);
    if (row === null) throw new Error(`No row of two columns at character ${at} of ${file}`);
    rows.push({ text: row[1]?.replaceAll('""', '"') ?? row[2] ?? '', category: row[3] ?? '' });
  }
  return rows.slice(1);
}
