/** Words of tense, aspect and modality, by what they say. */
export const TENSES = `
  present = is, are, am, do, does, be, being, 's
  past = was, were, did, had, used to, formerly, previously, ago
  perfect = has, have, been
  future = will, shall, going to, gonna, 'll, soon, eventually
  conditional = would, 'd
  ability = can, could, able
  permission = may, might
  obligation = should, ought, supposed
  necessity = must, need to, have to, has to, got to, required to, needs to
  still = anymore, any more, any longer
  already
  yet
  ever
  no longer
  just now
  originally = initially
  currently = presently, nowadays
  recently = lately
`;
