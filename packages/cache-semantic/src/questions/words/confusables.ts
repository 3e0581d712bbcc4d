/** Words that look alike and are other words; a line a group. */
export const CONFUSABLES = `
  affect effect
  for while
  for foreach
  principal principle
  form from farm firm
  then than
  accept except expect
  advice advise
  adopt adapt adept
  allusion illusion
  altar alter
  angel angle
  ascent assent
  bare bear
  brake break
  breath breathe
  bridal bridle
  canvas canvass
  capital capitol
  cite site sight
  coarse course
  complement compliment
  conscience conscious
  continual continuous
  council counsel
  dairy diary
  decent descent dissent
  defuse diffuse
  desert dessert
  device devise
  discreet discrete
  draft draught
  dual duel
  elicit illicit
  emigrate immigrate
  eminent imminent
  ensure insure assure
  envelop envelope
  exercise exorcise
  fair fare
  farther further
  faint feint
  flair flare
  formally formerly
  forth fourth
  hoard horde
  human humane
  idle idol ideal
  ingenious ingenuous
  its it's
  later latter
  lead led
  lessen lesson
  lightning lightening lighting
  lose loose
  marital martial
  medal metal mettle meddle
  miner minor
  moral morale
  pare pair pear
  passed past
  patience patients
  peace piece
  personal personnel
  perspective prospective
  pour pore
  precede proceed
  prescribe proscribe
  presence presents
  profit prophet
  quiet quite quit
  rain reign rein
  raise raze
  respectfully respectively
  role roll
  root route
  scene seen
  sensible sensitive
  sole soul
  staff stuff
  stationary stationery
  statue statute
  steal steel
  storey story
  straight strait
  tail tale
  team teem
  their there
  threw through
  vain vein
  waist waste
  wander wonder
  weak week
  weather whether
  wet whet
  organism organization
  economic economical
  historic historical
  classic classical
  electric electronic electrical
  industrial industrious
  literal literary
  mutable mutual
  prosecute persecute
  thread threat treat
  cache cash catch
  queue cue
  byte bite bit
  colon column
  serial cereal
  router rooter
  kernel colonel
  sever server
  casual causal
  trial trail
  united untied
  martial material
  public pubic
  tread trend
  sacred scared
  quota quote
  bread beard
  diary dairy
  brows browse
  sun son
  sea see
  meat meet
  flour flower
  hair hare
  hole whole
  knight night
  mail male
  plain plane
  sail sale
  stair stare
  tide tied
  won one
  wood would
  beach beech
  berry bury
  cell sell
  dear deer
  die dye
  fiance finance
  heal heel
  hour our
  knot not
  right write
  stake steak
  ware where wear
  price prize
  costume custom
  access assess excess
  addition edition
  appraise apprise
  attain obtain
  collage college
  comma coma
  contact contract
  corps corpse
  cost coast
  credible creditable
  disease decease
  distinct distant
  dose does
  explicit implicit
  facility faculty
  genus genius
  inhibit inhabit
  intense intents
  jewel joule
  liable libel
  lose loss
  magnet magnate
  mode model
  murder mother
  nation notion
  optic optical
  pasta paste
  pole poll
  police policy
  pray prey
  process progress
  recent resent
  rise raise
  sauce source
  soup soap
  sweat sweet
  test text taste
  tortuous torturous
  tour tower
  track truck
  universe university
  variable valuable
  vial vile
  vocation vacation
  widow window
  yolk yoke
`;
