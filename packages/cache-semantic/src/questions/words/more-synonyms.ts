/** More words that may stand for one another, of what customers ask, a line a group. */
export const MORE_SYNONYMS = `
  undo, revert, reverse, roll back, rollback
  cancel, end, terminate, stop, discontinue
  sign, symptom, indication
  file, submit, lodge, make, raise, register
  decline, reject, refuse, deny, fail, unsuccessful
  reach, contact, call, speak, talk
  service, support, help, helpline
  allow, permit, accept, let
  require, need, necessary, requirement, mandatory
  document, paperwork, paper
  invoice, bill
  purchase, transaction, payment
  statement, history
  discount, reduction, deal
  crash, freeze, hang, stop
  slow, sluggish, lag
  broken, damaged, faulty, defective
  late, delayed, overdue, delay
  author, writer, write
  invent, discover
  kitchen, cooking
  activate, enable, turn
  deactivate, disable
  top, fund, load
  locate, find, see
  unlock, unblock
  lock, block, freeze
  charge, debit, bill, deduct
  money, fund, cash
  bank, branch
  exchange, convert, conversion
  verify, verification, confirm, prove, validate
  identity, id
  expire, expiry, expiration
  country, nation
  teach, show
  advice, tip, suggestion, recommendation
  recipe, prepare, make, cook
  treat, cure, remedy, treatment
  pain, ache, hurt, sore
  cheap, cheapest, lowest
  visit, travel, see, go
`;
