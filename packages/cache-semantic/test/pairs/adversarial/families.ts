import type { Family } from '../pair.ts';
import { addedConstraints } from './added-constraints.ts';
import { antonyms } from './antonyms.ts';
import { argumentOrder } from './argument-order.ts';
import { dates } from './dates.ts';
import { entities } from './entities.ts';
import { formats } from './formats.ts';
import { humanLanguages } from './human-languages.ts';
import { identifiers } from './identifiers.ts';
import { lookAlikes } from './look-alikes.ts';
import { negation } from './negation.ts';
import { numbers } from './numbers.ts';
import { programmingLanguages } from './programming-languages.ts';
import { quantifiers } from './quantifiers.ts';
import { questionWords } from './question-words.ts';
import { roles } from './roles.ts';
import { taskVerbs } from './task-verbs.ts';
import { technologies } from './technologies.ts';
import { tense } from './tense.ts';
import { units } from './units.ts';
import { versions } from './versions.ts';

/** Pairs that look alike and must not share an answer. */
export const ADVERSARIAL: readonly Family[] = [
  numbers,
  versions,
  dates,
  negation,
  antonyms,
  programmingLanguages,
  technologies,
  entities,
  argumentOrder,
  units,
  questionWords,
  taskVerbs,
  humanLanguages,
  identifiers,
  quantifiers,
  addedConstraints,
  tense,
  roles,
  formats,
  lookAlikes,
];
