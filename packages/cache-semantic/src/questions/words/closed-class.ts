import { wordSet } from './word-table.js';

/** Words of the frame and of courtesy that are worth mending before phrases are looked for. */
export const MENDABLE_WORDS = wordSet(`
  what when where which whose please thanks thank hello could would should does have about between because there their
  that this with from your and the how why who can you difference explain question wondering actually basically
  really just between possible kindly advance help tell know like would want need
`);
