/** How many or how much is meant: `class = words and phrases`. */
export const QUANTIFIERS = `
  all = every, each, entire, whole, everything, everyone, everybody, always
  both = the two
  most = the majority of, majority, mostly
  some = several, a few, certain, something, someone, somebody, sometimes, a couple, a couple of, a little
  few = hardly any, rarely, seldom, little
  any = anything, anyone, anybody, either
  none = no one, neither
  many = lots of, a lot of, numerous, often
  only = solely, exclusively, nothing but, merely
  exactly = precisely
  at least = no less than, no fewer than, minimum of, a minimum of
  at most = no more than, not more than, maximum of, a maximum of, up to
  more than = greater than
  less than = fewer than
  almost = nearly
  half
  enough = sufficient, sufficiently
  too much = too many, too little, too few, excessive
`;
