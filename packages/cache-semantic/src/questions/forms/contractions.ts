const WHOLE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "can't": 'can not',
    "won't": 'will not',
    "shan't": 'shall not',
    "ain't": 'is not',
    "let's": 'let us',
    "y'all": 'you all',
    "'em": 'them',
    "ma'am": 'madam',
    "how'd": 'how did',
    "where'd": 'where did',
    "why'd": 'why did',
    whats: 'what is',
    wheres: 'where is',
    hows: 'how is',
    whos: 'who is',
    whens: 'when is',
    whys: 'why is',
    thats: 'that is',
    theres: 'there is',
    heres: 'here is',
    hes: 'he is',
    shes: 'she is',
    im: 'i am',
    ive: 'i have',
    youre: 'you are',
    youve: 'you have',
    youll: 'you will',
    youd: 'you would',
    theyre: 'they are',
    theyve: 'they have',
    theyll: 'they will',
    weve: 'we have',
    itll: 'it will',
    itd: 'it would',
    thatll: 'that will',
    thered: 'there would',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    isnt: 'is not',
    arent: 'are not',
    wasnt: 'was not',
    werent: 'were not',
    hasnt: 'has not',
    havent: 'have not',
    hadnt: 'had not',
    cant: 'can not',
    cannot: 'can not',
    wont: 'will not',
    wouldnt: 'would not',
    couldnt: 'could not',
    shouldnt: 'should not',
    mustnt: 'must not',
    neednt: 'need not',
    mightnt: 'might not',
    aint: 'is not',
    wouldve: 'would have',
    couldve: 'could have',
    shouldve: 'should have',
    mightve: 'might have',
    mustve: 'must have',
    whatre: 'what are',
    whatll: 'what will',
    wholl: 'who will',
    whod: 'who would',
    yall: 'you all',
    wanna: 'want to',
    gonna: 'going to',
    gotta: 'got to',
    lemme: 'let me',
    gimme: 'give me',
    kinda: 'kind of',
    sorta: 'sort of',
    dunno: 'do not know',
    shoulda: 'should have',
    woulda: 'would have',
    coulda: 'could have',
    alot: 'a lot',
    aswell: 'as well',
    everytime: 'every time',
    anymore: 'any more',
    anytime: 'any time',
    'i.e': 'that is',
    ie: 'that is',
    'e.g': 'for example',
    eg: 'for example',
    ty: 'thank you',
    thankyou: 'thank you',
  }),
);

const ENDINGS: readonly (readonly [ending: string, word: string])[] = [
  ["n't", 'not'],
  ["'ve", 'have'],
  ["'re", 'are'],
  ["'ll", 'will'],
  ["'m", 'am'],
  ["'d", 'would'],
];

const DENIABLE = new Set(
  'do does did is are was were has have had would could should must need might may dare ought'.split(' '),
);

/** Contractions that are misspelt often, their apostrophe being there. */
export const CONTRACTED: readonly string[] = ["can't", "won't", ...[...DENIABLE].map((verb) => `${verb}n't`)];

/** Words after which an 's is "is" (or "has") rather than a possessive. */
const SUBJECTS = new Set(
  'what where how who when why that there here he she it this which everything something nothing everyone someone nobody one'.split(
    ' ',
  ),
);

/**
 * The words that a contracted word stands for, the apostrophe being there or not ("dont", "whats"); undefined for all
 * other words. A possessive is its noun and 's.
 */
export function expandContraction(word: string): readonly string[] | undefined {
  const whole = WHOLE.get(word);
  if (whole !== undefined) return whole.split(' ');
  const apostrophe = word.indexOf("'");
  if (apostrophe < 0) return undefined;
  const [ending, full = ''] = ENDINGS.find(([one]) => word.endsWith(one) && word.length > one.length) ?? [];
  if (ending !== undefined) return expanded(word.slice(0, -ending.length), full);
  if (!word.endsWith("'s") || word.length === 2) return undefined;
  const noun = word.slice(0, -2);
  return [noun, SUBJECTS.has(noun) ? 'is' : "'s"];
}

/** "Nd't" stands for nothing. */
const expanded = (rest: string, full: string): readonly string[] | undefined =>
  full === 'not' && !DENIABLE.has(rest) ? undefined : [...(expandContraction(rest) ?? [rest]), full];
