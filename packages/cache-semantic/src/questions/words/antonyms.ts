/** Opposites, a line a group: each word left of the bar against each word right of it. */
export const ANTONYMS = `
  enable activate allow permit unblock | disable deactivate forbid deny prohibit block ban
  ascending asc | descending desc
  first initial earliest | last final latest
  on | off
  increase raise grow rise boost gain upgrade | decrease reduce lower shrink fall drop cut loss downgrade decline
  maximum maximize max most highest largest biggest greatest | minimum minimize min least lowest smallest fewest
  maximal | minimal
  before pre prior precede | after post following follow
  above over upper top | below under lower bottom beneath underneath
  import | export
  encode encrypt compress zip serialize pack | decode decrypt decompress unzip deserialize unpack
  encoder | decoder
  left | right
  start begin open launch commence boot | stop end finish close shut terminate quit
  in inside into inner indoor internal inbound incoming input | out outside outer outdoor external outbound outgoing output
  up | down
  add insert append attach include join | remove delete subtract detach exclude drop leave discard
  plus | minus
  addition | subtraction
  multiply | divide
  multiplication | division
  create make build construct | delete destroy remove demolish
  push | pull pop
  enqueue | dequeue
  get read fetch load | set write store save put
  upload | download
  send | receive
  sent | received
  sender | receiver recipient
  buy purchase | sell
  buyer | seller
  buying | selling
  lend | borrow
  lender | borrower
  deposit | withdraw
  deposit | withdrawal
  credit | debit
  debtor | creditor
  income revenue earnings | expense expenses cost costs
  profit | loss
  asset assets | liability liabilities
  debt | savings
  win winner victory | lose loser defeat
  win | lose
  found find | lost lose
  accept approve | reject decline refuse deny
  pass succeed success successful | fail failure unsuccessful
  positive | negative
  true | false
  yes | no
  valid | invalid
  legal | illegal
  safe secure | unsafe dangerous risky insecure
  public | private
  local | remote global
  online | offline
  static | dynamic
  synchronous sync | asynchronous async
  serial sequential | parallel concurrent
  mutable | immutable
  abstract | concrete
  big large huge wide | small little tiny narrow
  long longer longest lengthy | short shorter shortest brief
  longer | shorter
  tall high higher | short low lower
  highest | lowest
  fast faster fastest quick quickly rapid | slow slower slowest slowly
  hot warm heat heating hotter | cold cool cooling chill freeze colder
  hard difficult harder | easy simple easier soft
  heavy heavier | light lighter
  strong stronger | weak weaker
  thick | thin
  deep | shallow
  dark | light bright
  black | white
  new newer newest modern recent | old older oldest ancient outdated legacy
  young younger | old older
  early earlier | late later
  good better best | bad worse worst evil poor
  best | worst
  better | worse
  pro pros advantage advantages benefit benefits strength strengths | con cons disadvantage disadvantages drawback drawbacks weakness weaknesses
  benefit | risk
  cheap cheaper cheapest affordable | expensive pricey costly
  rich | poor
  full | empty
  fuller | emptier
  near close closer nearest | far further farthest
  same | different
  similar similarity similarities | different difference differences
  always | never
  often frequently usually | rarely seldom
  more greater | less fewer
  many | few
  everything | nothing
  everyone | nobody
  everywhere | nowhere
  with including | without excluding
  inclusive | exclusive
  required mandatory compulsory necessary | optional voluntary unnecessary
  manual manually | automatic automatically
  temporary temporarily | permanent permanently
  single | multiple married double
  singular | plural
  horizontal horizontally | vertical vertically
  row rows | column columns
  width | height
  north northern | south southern
  east eastern | west western
  even | odd
  day | night
  morning | evening
  sunrise | sunset
  summer | winter
  spring | autumn fall
  male man men boy husband father son brother king | female woman women girl wife mother daughter sister queen
  parent parents | child children
  teacher | student
  doctor | patient
  employer | employee
  client | server
  master primary main | slave secondary replica
  producer publisher | consumer subscriber
  publish | subscribe unpublish
  host | guest
  tenant renter | landlord
  driver | passenger
  attack offense | defense defend
  attacker | defender
  arrive arrival arrivals | depart departure departures leave
  entry enter entrance | exit leave
  admit | expel
  hire recruit | fire dismiss
  promote promotion | demote demotion
  sick ill unhealthy | healthy well
  alive live | dead die
  birth born | death died
  love like | hate dislike
  happy happiness | sad unhappy sadness
  agree | disagree
  remember | forget
  reward | punish penalty
  question | answer
  cause causes | effect effects
  theory | practice
  problem | solution
  expand extend widen | collapse contract narrow shrink shorten
  zoom-in | zoom-out
  show unhide display reveal | hide conceal
  visible | invisible hidden
  mount | unmount
  lock | unlock
  bind | unbind
  wrap | unwrap
  merge combine | split separate fork
  connect attach join | disconnect detach separate
  connected | disconnected
  install | uninstall
  register enroll | unregister deregister unenroll
  subscribe | unsubscribe
  follow | unfollow
  like | unlike
  mute | unmute
  archive | unarchive restore
  undo | redo
  freeze | unfreeze thaw
  deploy | rollback undeploy
  commit | revert rollback
  allocate | deallocate free release
  acquire | release
  forward | backward backwards reverse back
  next | previous
  odd | even
  clockwise | counterclockwise anticlockwise
  acid acidic | base alkaline basic
  solid | liquid gas
  liquid | gas
  conductor | insulator
  renewable | nonrenewable
  offline | online
  raw | cooked
  boil | freeze
  melt melting | freeze freezing boil boiling
  sweet | sour bitter salty
  wet | dry
  clean | dirty
  fresh | stale rotten
  smooth | rough
  tight | loose
  sharp | blunt dull
  floor | ceiling
  head | tail
  prefix | suffix
  ancestor | descendant
  upstream | downstream
  uplink | downlink
  frontend | backend
  gross | net
  fixed | variable flexible
  bull bullish | bear bearish
  inflation | deflation
  surplus | deficit
  supply | demand
  wholesale | retail
  domestic | foreign international
  rural | urban
  natural | artificial
  formal | informal
  active | passive inactive
  direct | indirect
  explicit | implicit
  optimistic | pessimistic
  introvert | extrovert
  major | minor
  majority | minority
  inner | outer
  lossy | lossless
  stateful | stateless
  blocking | nonblocking
  verbose | quiet silent
  loud | quiet
  whitelist allowlist | blacklist blocklist denylist
  grant | revoke
  invite | kick
  hit | miss
  approve | disapprove
  trust | distrust mistrust
  dependent | independent
  odd-numbered | even-numbered
  unique distinct | duplicate
  uppercase capital | lowercase
  opaque | transparent
  lead leader | follower
  ahead | behind
  uphill | downhill
  debug | release
  production | development staging
  from | to
`;

/** Opposites that are also mere prepositions: they count only where one stands in the place of the other. */
export const WEAK_OPPOSITES =
  'on off in out up down over under above below before after from to into inside outside with without';
