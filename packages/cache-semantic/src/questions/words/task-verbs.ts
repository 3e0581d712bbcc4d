/** What a text asks to be done, by classes of verbs that ask for the same kind of answer. */
export const TASK_VERBS = `
  explain = describe, elaborate, clarify, illustrate
  define
  write = create, generate, compose, draft, produce, make, build, implement, code, develop, design, craft, program
  fix = debug, repair, solve, resolve, troubleshoot, correct, patch
  translate
  summarize = shorten, condense, abridge, recap, outline
  expand = lengthen, extend
  compare = contrast, differentiate
  list = enumerate
  name
  classify = categorize, label
  identify = detect, spot, find, locate
  extract
  review = critique, evaluate, assess, audit, judge, rate, grade
  refactor = restructure, simplify
  optimize
  improve = enhance
  rewrite = rephrase, paraphrase, reword
  proofread
  convert = transform, port, migrate
  calculate = compute, work out
  count
  recommend = suggest, propose, advise
  test
  document
  comment
  analyze = examine, investigate
  plan = schedule, organize
  predict = forecast, estimate
  prove = verify, validate, confirm, check
  format
  sort = order, arrange
  install
  uninstall
  configure
  delete = remove, erase
  update = upgrade
  run = execute
  deploy
  draw = sketch, plot
  read
  send
  buy
  sell
  cook
  bake
  fry
  boil
  grill
  roast
  teach
  learn
  discuss
  argue
  rank
  merge
  split
  parse
  print
  reverse
`;
