import { wordSet } from './word-table.js';

/** Names that are ordinary words, too: they count as names only where something else tells so. */
export const AMBIGUOUS_NAMES = wordSet(`
  go c r d swift rust ruby java basic dart julia scratch shell crystal elm scheme racket lisp ada apex nim zig delphi
  react express ember backbone remix lit astro spring rocket gin fiber phoenix flask pyramid tornado celery spark storm beam
  hive presto pulsar helm consul vault nomad envoy caddy puppet chef packer vagrant bamboo trello notion slack discord teams
  zoom signal messenger telegram loki sentry windows mac edge safari opera brave chrome eclipse nano sublime rest soap
  copilot bard gemini claude meta apple amazon square stripe wise uber visa maestro sketch canva premiere blender steam nest
  pixel galaxy kindle unity oracle snap cargo composer yarn bun gradle maven poetry pip sap word access outlook
  polish turkey china georgia jordan chad cuba malta latin lao czech danish finish turkish phoenix nice reading rio nile
  mercury mars saturn newton dc la sf ny bath cork lima bali sofia florence venice naples santiago orlando austin phoenix
  table form letter report article story song slide chart graph diagram paragraph dictionary binary email bullet essay poem
  presentation essay tweet ico hex raw md gz tar zip mov html avi
  second seconds minute day week month year hour pound pounds foot feet yard stone cup cents cent quarter degree amp volt inch
  meter mile ton day percent point decade century byte gas cal us ms ns mi mo mos pb tb kb mb mm px cm ml pa yen
`);
