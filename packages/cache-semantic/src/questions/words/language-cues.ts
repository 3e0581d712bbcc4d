import { wordSet } from './word-table.js';

/** Frequent small words of languages other than English that are no English words. */
export const FOREIGN_STOP_WORDS = wordSet(`
  el los las una unos por para como que pero donde cuando porque esta este estoy puedo quiero mi hola gracias del con muy
  der das und ist nicht wie ich ein eine kann wo warum mit auf den dem zu sie wir meine mein bitte danke fur
  le les des une est pour dans avec comment pourquoi ou je vous nous mon ma puis quel quelle sont sur pas merci bonjour du
  il gli della sono perche dove quando mio posso voglio grazie ciao nel
  o os uma nao como por voce onde meu minha obrigado ola em
  een het ik niet hoe waar waarom mijn voor kan dank
  jak jest czy nie dlaczego gdzie moje
  och att det inte hur jag var
`);
