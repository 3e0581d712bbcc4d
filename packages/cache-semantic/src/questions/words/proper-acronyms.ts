/** Abbreviations that are ordinary words when they are written small: they count in capitals only. */
export const PROPER_ACRONYMS: ReadonlyMap<string, string> = new Map([
  ['US', 'united states'],
  ['IT', 'information technology'],
  ['WHO', 'world health organization'],
  ['AIDS', 'aids disease'],
  ['ET', 'eastern time'],
  ['SO', 'stack overflow'],
  ['AM', 'amplitude modulation'],
  ['OR', 'or operator'],
  ['IN', 'in operator'],
  ['NOT', 'not'],
]);
