/** Frequent English words that hardly any other language has. */
export const ENGLISH_WORDS =
  "the what what's whats how how's which why when where who whom whose does doesn't don't didn't isn't aren't can't i'm it's are were been being and you your yours my mine our ours their theirs they them his her hers she this these those that that's there here with without from into onto between about because while but should would could might must shall not than then if else have has having did doing done get getting give gives make makes write explain show tell list find create please thanks any some each every all both many much few less before after during until since again only just also too very up down out off over need want use using used work works like know way other another same new first last it its at by english language word words mean means meaning translate say said called";

/** Frequent English words that other languages have as well: half as telling. */
export const SHARED_ENGLISH_WORDS =
  'is of for in to was a an i be on or do so no as we he me can will had under had one';

/** Frequent words of other languages that are English words, too, or names and terms in English texts. */
export const FOREIGN_LOOKING_WORDS =
  'ai ale ali bao beth cad chi dame dar dei dem dime din dos dove ein fa fare fra han hay hindi ho hon il jake jane kan kota kung leg mae med meg mein mere mia min mir mis mit mon na nas ne ni nos pam pas ser si sans sin sino ska sous soy ste su sul ta tack tai tak te til till tu var ve vi von yang za';
