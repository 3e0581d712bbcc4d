import { wordSet } from './word-table.js';

/** Adverbs that add nothing to a question wherever they stand, unless a rule says otherwise. */
export const FILLER_ADVERBS = wordSet(
  'just actually basically really literally honestly essentially obviously simply um umm uh uhh er erm hmm hm ah oh frankly lol haha eh definitely truly seriously',
);

/** Sayings that add nothing wherever they stand. */
export const FILLER_SAYINGS = `
  by the way, to be honest, to be fair, in fact, as a matter of fact, at the end of the day, more or less so, for what it is worth
  in my opinion, or something, or something like that, or whatever, and stuff, and all that, if you will, so to speak
  if that makes sense, does that make sense, long story short, believe it or not, as it were, needless to say, in a nutshell so
  on earth, the heck, the hell, in the world exactly, like i said
`;

/** What adds nothing at the beginning of a sentence. */
export const FILLER_OPENINGS = `
  so, well, okay, ok, no, anyway, anyways, now then, alright, all right, right, right so, okay so, yes, yeah, yep, look, listen, see
  hmm, like, also, and, but, then, basically, actually, i mean, you know, you know what, to be honest, honestly, well then
  i guess, i think, i suppose, i believe, maybe, perhaps, i just, so basically, so like, so yeah, so um, um so, uh so, say
  by the way, quick thing, first of all, firstly, anyhow, oh, ah, hey so, just, out of curiosity, for context, in short, one more thing
  quick one, okay, so okay, alright so, now, now so, i am curious, i am just curious, just curious, i was curious, hm, well so, right then
  one thing, another thing, another question, next question, follow up question, new question, this might be a silly question
  this may be a stupid question, this might be a stupid question, silly question, stupid question, dumb question, maybe a silly question
  dumb question but, silly question but, stupid question but, noob question, beginner question, simple question, random question
`;

/** What adds nothing where it is set off by commas or ends the sentence. */
export const FILLER_ASIDES = `
  you know, i mean, like, well, okay, right, i guess, i think, i suppose, i believe, anyway, anyways, though, maybe, perhaps
  you see, sort of, kind of, so, yeah, or so i think, then, exactly, say, look, to be clear, of course, i wonder, in your opinion
  again, for the record, at all, too, though, actually, basically, honestly, obviously, please
`;

/** What adds nothing in the middle, unless it asks for a kind ("what kind of"). */
export const FILLER_HEDGES = 'kind of, sort of, i mean, you know';
