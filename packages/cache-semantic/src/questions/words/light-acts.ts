import { aliasLines } from './word-table.js';

/** Everyday verbs that ask for something else when one stands in the place of another, by what they say. */
const LIGHT_ACTS = `
  get = gets, getting, got, obtain, obtaining, retrieve, find, finding, locate, locating, look, looking, see, seeing, show, showing
  use = uses, used, using, usage, work, working, works
  make = makes, making, made, perform, performing
  give = gives, provide, provides, providing, provided
  say = tell, explain, says, said, ask, asking
  understand = understands, know, knows, mean, means
  go = goes, going, come, comes
  take = takes, taking
  put
  keep = keeps
  try = tries, trying, tried
  allow = allows, allowed, let, lets, possible, able
  need = needs, needed, require, required, requires, necessary
  include = includes, including, contain, contains, include
`;

/** The class of each of those verbs. */
export const LIGHT_ACT_CLASSES: ReadonlyMap<string, string> = new Map(
  aliasLines(LIGHT_ACTS).flatMap(([name, others]) => [name, ...others].map((verb) => [verb, name] as const)),
);
