import { antonymGuard } from './antonym.js';
import { constraintGuard } from './constraint.js';
import { dateGuard } from './date.js';
import { entityGuard } from './entity.js';
import { formatGuard } from './format.js';
import type { Guard } from './guard.js';
import { humanLanguageGuard } from './human-language.js';
import { identifierGuard } from './identifier.js';
import { lookAlikeGuard } from './look-alike.js';
import { negationGuard } from './negation.js';
import { numberGuard } from './number.js';
import { orderGuard } from './order.js';
import { programmingLanguageGuard } from './programming-language.js';
import { quantifierGuard } from './quantifier.js';
import { questionWordGuard } from './question-word.js';
import { roleGuard } from './role.js';
import { taskGuard } from './task.js';
import { technologyGuard } from './technology.js';
import { tenseGuard } from './tense.js';
import { unitGuard } from './unit.js';
import { versionGuard } from './version.js';
import { volatileGuard } from './volatile.js';

/** All guards in the order in which they are asked: what is certain from single words comes before what rests on the whole. */
export const ALL_GUARDS: readonly Guard[] = [
  identifierGuard,
  versionGuard,
  dateGuard,
  numberGuard,
  unitGuard,
  programmingLanguageGuard,
  technologyGuard,
  humanLanguageGuard,
  formatGuard,
  negationGuard,
  antonymGuard,
  quantifierGuard,
  questionWordGuard,
  taskGuard,
  tenseGuard,
  lookAlikeGuard,
  entityGuard,
  orderGuard,
  roleGuard,
  constraintGuard,
  volatileGuard,
];
