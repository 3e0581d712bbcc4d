/** Words that tell nothing of what an answer says: those of grammar, and those in which any instruction is wrapped. */
const GRAMMAR = `a an the this that these those it its itself they them their there here he she his her him we us our you your yours i me my mine
is are was were be been being am do does did done doing have has had having will would shall should can could may might must ought
of in on at by for from to into onto with within about as than then so but and or if when while where which who whom whose what why how
because since although though however therefore thus also too just only very quite rather such some any each every all both either
more most much many few several other another same own up down out over under again further once ever still already yet
let get gets got make makes made take takes taken give gives given go goes going gone come comes put set see`;
const WRAPPING = `yes yeah yep please sure certainly okay ok thanks thank sorry hello hi regarding concerning basically simply easy easily quick quickly
help need want like answer question note step steps follow following way ways use uses used using open opens visit choose select pick tap click press
look find show shows section page screen menu option handle handled handles deal sort care manage managed usually generally normally typically means mean
one thing things first next finally afterwards info information detail details confirm available work works happen happens contact team support well best
know tell ask check possible able instead known called case example`;

/** The words, in small letters. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(`${GRAMMAR} ${WRAPPING}`.split(/\s+/));

/** Words that turn what is said round; `n't` is cut off its verb. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  "not no never none nor neither nothing nobody cannot without n't unable impossible".split(' '),
);

/** Words of grammar that change what an answer is about, or of how much it is true. */
export const QUALIFIERS: ReadonlySet<string> = new Set(
  'why how when where who whose which all every each most many few some any only both either more less almost from until unless except'.split(
    ' ',
  ),
);

/** Words of which an answer that has the one says the opposite of an answer that has the other. */
export const OPPOSITES: readonly (readonly [string, string])[] =
  `true false|enable disable|enabled disabled|increase decrease|allowed forbidden|allow forbid
accept reject|accepted rejected|valid invalid|correct incorrect|right wrong|safe unsafe|supported unsupported|before after|always never|above below|higher lower
more less|maximum minimum|first last|free paid|cheaper expensive|faster slower|ascending descending|include exclude|legal illegal|mutable immutable|required optional
synchronous asynchronous|public private|open closed|odd even|positive negative|import export|on off|left right|success failure|possible impossible|able unable
over under|older younger|larger smaller|greater less|earlier later|decreases increases|gain loss|buy sell|lock unlock|freeze unfreeze|active inactive`
    .split(/[|\n]/)
    .map((pair) => pair.split(' '))
    .map(([one = '', other = '']) => [one, other]);

/** Numbers that are written out; `one`, `first` and `second` are left aside, as they are mostly none. */
export const NUMBER_WORDS: Readonly<Record<string, string>> = Object.fromEntries([
  ...numbered(
    'zero,,two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,eighteen,nineteen,twenty',
    '',
  ),
  ...numbered(',,,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth', 'th'),
]);

/** Words with their numbers by their place. */
function numbered(words: string, ending: string): readonly (readonly [string, string])[] {
  return words.split(',').flatMap((word, value) => (word === '' ? [] : [[word, `${value}${ending}`] as const]));
}
