import { wordSet } from './word-table.js';

/** Words that carry the frame of a sentence rather than its matter. */
export const FUNCTION_WORDS = wordSet(`
  a an the this that these those such
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself
  it its itself they them their theirs themselves one oneself someone somebody anyone anybody everyone everybody
  something anything everything there here
  what which who whom whose when where why how whether if
  be am is are was were been being do does did done doing have has had having
  will would shall should can could may might must ought
  not no never none nobody nothing nowhere neither nor without except
  and or but so because since while although though unless until as than then
  of in on at by for with about against between into through during before after above below to from up down out off over
  under again within across along around behind beside besides beyond despite near onto per toward towards upon via versus
  among inside outside amid like unlike regarding concerning
  all any both each few more most other another some many much several every either enough only own same too very also just
  even still already yet ever once twice now well else rather quite almost
  's 'd 'll okay yes
`);

/** Words that most questions could do without: they are matter, but they narrow nothing down. */
export const LIGHT_WORDS = wordSet(`
  way ways step steps process procedure method methods approach manner thing things stuff kind kinds sort sorts type types
  need needs needed want wants wanted like help know knows understand tell explain show give gives get gets getting got
  make makes making made let lets try tries trying tried possible able ability want wish possibility
  question questions answer answers guide instructions tutorial example-of case cases situation
  go goes going come comes use uses used using usage work works working thing mean means meaning
  find finding perform performing do doing proper properly correct correctly exactly
  look looking see seeing take takes taking put keep keeps happen happens happening happened
  allow allows allowed available available-to wonder wondering ask asking say says said required require requires
  necessary seem seems seemingly issue issues problem problems trouble someone people person somehow anyway
  figure define describe locate located locating retrieve obtain obtaining appear appears appeared appearing shown showing shows displayed
  about there right currently today information details totally completely absolutely usually typically normally generally
  option options lot include includes including contain contains provide provides provided providing
  reason chance idea certain sure okay think believe want guess notice noticed
`);
