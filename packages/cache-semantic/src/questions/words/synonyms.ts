/**
 * Words that may stand for one another, a line a group. They explain nothing: they only keep a guard from taking the one
 * for something that the other text does not have.
 */
export const SYNONYMS = `
  delete, remove, erase, clear, wipe, drop, discard, eliminate, get rid
  create, make, build, generate, construct, produce, set up, establish, form
  begin, start, commence, initiate, launch, kick
  end, finish, complete, conclude, stop, terminate
  buy, purchase, get, acquire, order, obtain
  fix, repair, resolve, solve, correct, troubleshoot, mend, address, handle
  error, bug, problem, issue, fault, failure, exception, defect, glitch, trouble, mistake
  change, modify, alter, edit, update, adjust, amend, switch, replace, revise
  show, display, view, see, present, print, reveal, output
  find, locate, discover, look, search, seek, identify, detect, spot, get
  use, utilize, employ, apply, leverage, work
  big, large, huge, great
  small, little, tiny
  fast, quick, rapid, speedy, swift
  speed, performance, velocity, faster, quicker
  phone, mobile, smartphone, cellphone, cell, handset, device
  picture, image, photo, photograph
  password, passcode, passphrase, credential, login
  account, profile
  pay, payment, settle
  price, cost, fee, charge, rate, expense, amount
  refund, reimburse, reimbursement, money back, repayment, return
  cancel, abort, revoke, call off, withdraw, annul
  card, plastic
  steal, stolen, theft
  lose, lost, misplace, missing, gone, vanish, disappear
  send, transfer, transmit, wire, ship, deliver, mail, dispatch, forward
  receive, get, obtain, arrive, accept, come
  delivery, shipping, shipment, arrival
  package, parcel, order
  job, work, position, role, employment, occupation
  salary, pay, wage, compensation, paycheck, earnings
  employee, worker, staff, personnel
  boss, manager, supervisor
  vacation, holiday, leave, time off, trip
  sick, ill, unwell
  flat, apartment
  lift, elevator
  lorry, truck
  petrol, gas, gasoline, fuel
  autumn, fall
  film, movie
  car, automobile, vehicle, auto
  house, home, residence
  kid, child, children
  doctor, physician, gp
  medicine, drug, medication
  teach, instruct, educate
  learn, study, understand, grasp
  explain, describe, clarify, tell, elaborate, walk
  mean, signify, stand
  difference, distinction, differ, distinguish, different, contrast
  compare, contrast, versus
  advantage, benefit, pro, strength, upside
  disadvantage, drawback, con, weakness, downside
  important, essential, crucial, key, significant, main, major
  easy, simple, straightforward, easily, simply
  hard, difficult, tough, tricky
  best, optimal, ideal, recommended, top, good, proper
  cheap, inexpensive, affordable, low-cost
  way, method, approach, technique, means, manner, process, procedure, strategy
  function, method, procedure, routine, subroutine
  program, application, app, software, script
  folder, directory
  list, array, sequence
  dictionary, map, hashmap, hash
  string, text
  int, integer, integers, ints
  str, string, strings
  char, character, chars, characters
  obj, object, objs, objects
  fn, function, functions
  var, variable, vars, variables
  async, asynchronous, asynchronously
  sync, synchronize, synchronization, synchronous
  id, identifier, identification
  loop, iterate, traverse, iteration
  sort, order, arrange
  convert, transform, change, turn, cast, translate, parse
  join, combine, merge, concatenate, unite, link, connect
  split, divide, separate, break
  check, verify, validate, confirm, test, ensure, determine, see
  run, execute, launch, start, perform
  install, set up, setup
  configure, set up, setup, configuration, adjust
  connect, link, attach, join, pair, hook
  open, unlock, launch, start
  close, shut
  store, save, keep, persist, hold
  read, load, parse
  write, compose, draft, author
  copy, duplicate, clone, replicate
  move, relocate, transfer, shift
  count, number, quantity, total
  increase, raise, boost, grow, improve
  decrease, reduce, lower, lessen, cut
  speed up, accelerate, optimize, improve, boost
  begin, initial, first
  last, final
  new, fresh
  recent, latest
  stop, prevent, avoid, halt, block, disable, turn off, switch off, deactivate
  enable, activate, turn on, switch on, allow
  allow, permit, let, enable
  forbid, prohibit, disallow, ban
  decline, reject, refuse, deny, fail
  accept, approve
  block, freeze, lock, suspend
  unlock, unblock
  reset, recover
  restart, reboot
  sign, log, login, logon, signin
  register, enroll, sign up, signup, join
  top up, add money, fund, deposit, load
  withdraw, take out, cash out, withdrawal
  cash, money, fund
  bank, lender
  atm, cash machine, cashpoint, machine
  balance, funds
  verify, prove, confirm, authenticate, identity
  customer, client, user, consumer
  support, help, assistance, assist, service
  contact, reach, call, phone, speak, talk
  ask, request, inquire, query
  answer, reply, respond, response
  wait, expect
  long, time, duration
  quickly, fast, soon, rapidly
  travel, trip, journey, visit, go, abroad
  flight, plane
  hotel, accommodation, lodging
  luggage, baggage, bag, suitcase
  book, reserve, reservation, booking
  ticket, fare
  cook, prepare, make
  recipe, dish, meal
  fridge, refrigerator
  freeze, frozen
  oven, bake, roast
  eat, consume
  healthy, nutritious
  weight, pound
  exercise, workout, train
  school, college
  money, funds, cash
  earn, make
  spend, pay
  rule, policy, regulation, guideline
  law, regulation
  agreement, contract
  own, possess, have
  happen, occur
  reason, cause, why
  result, outcome, effect, consequence
  goal, aim, objective, purpose, point
  idea, concept, notion
  part, component, piece, section, portion
  kind, type, sort, category
  example, sample, instance, illustration
  size, dimension
  area, region, zone
  country, nation
  city, town
  screen, display, monitor
  picture, drawing
  website, site, page, web page
  internet, web, online
  wifi, wireless, network
  computer, pc, laptop, machine
  file, document
  code, program, script, snippet
  variable, field
  class, type
  server, host
  repository, project
  commit, revision
  branch, fork
  deploy, release, publish, ship, rollout
  container, image
  log, record
  backup, copy
  secure, protect, safe, safety, security, safeguard
  permission, access, right, privilege
  private, personal
  public, open
  expire, expiry, expiration, run out, expired
  limit, maximum, cap, restriction
  minimum, least
  extra, additional, further, more, another
  charged, billed, debited, deducted
  twice, double, duplicate, two
  invoice, bill, receipt, statement
  subscription, plan, membership
  discount, coupon, promo, voucher
  broken, damaged, faulty, defective, failing, crash
  work, function, operate
  battery, power
  noise, sound
  warm, heat
  turn, switch
  quit, resign, leave, exit
  fire, dismiss, terminate
  hire, recruit, employ
  interview, meeting
  meeting, appointment
  schedule, plan, arrange, book
  currency, money
  exchange, convert, swap, trade
  foreign, abroad, overseas, international
  activate, enable, start
  track, trace, follow, locate, monitor, status
  pending, processing, waiting
  wrong, incorrect, bad, inaccurate
  right, correct, proper, accurate
  appear, show
  suggest, recommend, advise, propose, suggestion, recommendation, advice, tip
  summary, summarize, overview
  shorten, condense, summarize
  rewrite, rephrase, paraphrase, reword
  improve, enhance, better
  evaluate, assess, review
  remember, recall
  choose, select, pick, decide
  option, choice, alternative
  fill, complete
  submit, hand, send
  form, document, application
  apply, application
  eligible, qualify, entitled, allowed
  document, paper, paperwork
  notify, inform, alert, tell
  notification, alert
  message, text, sms
  attempt, try
  possible, able, can
  require, need, necessary, must
  want, wish, desire, like
  think, believe
  like, similar
  usually, typically, normally, generally
  often, frequently
  almost, nearly
  entire, whole, complete
  empty, blank
  unique, distinct
  duplicate, repeated
  average, mean
  sum, total, add
  random, arbitrary
  whitespace, space, blank
  keyboard, key
  shortcut, hotkey
  mouse, cursor
  plug, charger
  shop, store
  clean, wash
  sleep, rest
  dinner, supper
  chat, conversation
  setting, preference, option
  feature, functionality, capability
  version, release
  step, stage, phase
`;
