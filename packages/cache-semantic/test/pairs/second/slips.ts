import type { Pair } from '../pair.ts';
import { createRandom, type Random } from '../random.ts';

const QUESTIONS = `
How do I configure a reverse proxy with nginx?
Why does my kubernetes deployment keep restarting?
What is the difference between authentication and authorization?
How long does it take to refinance a mortgage?
Can I appeal against a parking ticket?
Explain the photosynthesis process to a beginner
What are the symptoms of appendicitis?
How do I caramelize onions without burning them?
Which vaccinations are recommended for travelling to Tanzania?
How do I calculate compound interest on a deposit?
Where can I download my electricity invoice?
My subscription was renewed although I cancelled it
how do i reinstall the bluetooth driver
what is the best substitute for buttermilk
Why was the Magna Carta important?
Write a resignation letter with a friendly tone
How do I dispute an unauthorized transaction?
Does my travel insurance cover lost luggage?
Is a verbal agreement legally binding?
How do I deserialize a JSON response?
Why is my refrigerator leaking water?
List the ingredients of a traditional paella
How can I improve the performance of a recursive query?
What is the deadline for submitting the application?
my headphones will not connect to my laptop
When is the next maintenance window scheduled?
How do I unsubscribe from promotional emails?
What does a cardiologist do?
How should I prepare for a behavioural interview?
Which documents are necessary for naturalization?
Can you recommend a restaurant for a birthday dinner?
How do mortgages differ from personal loans?
What causes earthquakes?
Is it dangerous to swallow chewing gum?
How do I whiten yellowed curtains?
Summarize the plot of Pride and Prejudice
how do i fix a segmentation fault
why is the garbage collector pausing so long
How does encryption protect my messages?
What is a polynomial of degree three?
How do I schedule a recurring meeting?
Where do I find the serial number of my dishwasher?
Explain the Pythagorean theorem with an example
What happens during a thunderstorm?
how much does a veterinarian charge
Compare leasing and buying a vehicle
Is sunscreen necessary on cloudy days?
How do I write a middleware for logging?
What are common side effects of antibiotics?
The thermostat shows an error after the update
How do I memoize a function?
Should I rent or buy an apartment?
What is quantitative easing?
How do I defrost a freezer quickly?
Which airlines allow surfboards?
How do I claim a tax deduction for donations?
What is the meaning of the word ephemeral?
How do I return a damaged product?
Why do bread loaves collapse after baking?
Describe the structure of a sonnet
`
  .trim()
  .split('\n');
const ROUNDS = 7;
const ROUNDS_WITH_ONE = 4;
const BESIDE: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'w',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
};

/** A letter swapped with the next one, left out, doubled, replaced by one beside it on the keyboard, or with that put in. */
const SLIPS: readonly ((word: string, at: number, random: Random) => string)[] = [
  (word, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at),
  (word, at, random) => word.slice(0, at) + beside(word.charAt(at), random) + word.slice(at + 1),
  (word, at, random) => word.slice(0, at) + beside(word.charAt(at), random) + word.slice(at),
];

const beside = (letter: string, random: Random): string => random.of([...(BESIDE[letter.toLowerCase()] ?? 'e')]);

/** Slips anywhere in words of four letters and more, the first letter excepted where it would be lost: one, in two words, two in a word. */
export function slipPairs(): readonly Pair[] {
  return QUESTIONS.flatMap((a, index) => {
    const isHeldOut = index % 3 === 2;
    const pair = (kind: string, b: string): readonly Pair[] => (a === b ? [] : [{ kind, a, b, isHeldOut }]);
    return Array.from({ length: ROUNDS }, (_, round) => {
      const random = createRandom(881 + index * 71 + round * 13 + (isHeldOut ? 7 : 0));
      const once = slipIn(a, 4, random);
      return round < ROUNDS_WITH_ONE
        ? pair('typos', once)
        : [
            ...pair('typos-in-two-words', slipInAnother(once, a, random)),
            ...pair('two-typos-in-a-word', slipTwice(a, random)),
          ];
    }).flat();
  });
}

interface Place {
  readonly minLength: number;
  readonly random: Random;
  /** The words of this text only. */
  readonly before?: string;
}

const slipIn = (text: string, minLength: number, random: Random): string =>
  changeWord(text, { minLength, random }, (word) => slip(word, random));

/** In a word that is still as it was. */
const slipInAnother = (text: string, before: string, random: Random): string =>
  changeWord(text, { minLength: 4, random, before }, (word) => slip(word, random));

const slipTwice = (text: string, random: Random): string =>
  changeWord(text, { minLength: 8, random }, (word) => slip(slip(word, random), random));

const slip = (word: string, random: Random): string =>
  random.of(SLIPS)(word, 1 + random.below(word.length - 1), random);

function changeWord(
  text: string,
  { minLength, random, before = text }: Place,
  change: (word: string) => string,
): string {
  const words = [...text.matchAll(/\b[A-Za-z]+\b/g)].filter(
    ([word]) => word.length >= minLength && before.includes(word),
  );
  if (words.length === 0) return text;
  const chosen = random.of(words);
  return text.slice(0, chosen.index) + change(chosen[0]) + text.slice(chosen.index + chosen[0].length);
}
