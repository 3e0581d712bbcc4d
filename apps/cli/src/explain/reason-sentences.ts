import type { ExplainReport } from '@isartor/gateway';

type Layer = ExplainReport['layers'][number];

const UNCACHEABLE: Readonly<Record<string, string>> = {
  operation: 'counts of tokens and vectors are never kept',
  stateful: 'the provider is to keep something of it',
  server_side_tool: 'the provider is to fetch something for it',
};

/** What keeps the semantic cache out, by the word behind `exact-only:`. */
const EXACT_ONLY: Readonly<Record<string, string>> = {
  ...UNCACHEABLE,
  choices: 'it wants several answers',
  logprobs: 'it wants to know how probable the words are',
  media: 'it holds a picture, a file or something unknown',
  tail: "its last word is not a user's text",
  length: 'its last text is empty or too long',
};

const OF_EXACT: Readonly<Record<string, string>> = {
  stored: 'the answer to this very request is stored',
  miss: 'no answer to this very request is stored',
  'no-cache': 'the request wants no stored answer',
  unavailable: 'its store does not answer',
  ...UNCACHEABLE,
};

const OF_SEMANTIC: Readonly<Record<string, string>> = {
  same: 'the very question is stored',
  alias: 'the very question was found to have a stored answer',
  explained: 'what differs from a stored question changes nothing',
  probability: 'a stored answer is right with enough certainty',
  empty: 'nothing is stored for requests that are alike but for the question',
  unsuitable: 'too long for the embedder, or in a language that it does not know',
  busy: 'the embedder or the index is too busy',
  unavailable: 'the embedder is starting or down, or the cache is not open yet',
  'no-candidate': 'no stored question is near, or all are too old',
  bound: 'the nearest answer is right with too little certainty',
  threshold: 'a stored answer would do, but the request asks for more similarity',
  shadow: 'shadow mode: a stored answer would do, but it only measures',
  'no-cache': 'the request wants no stored answer',
};

const OF_OTHERS: Readonly<Record<string, string>> = {
  'the provider is asked': 'asked, for nobody else answers',
};

/** Why a layer does what it does, in words. */
export function reasonSentence({ layer, reason }: Pick<Layer, 'layer' | 'reason'>): string {
  if (layer === 'l1a') return OF_EXACT[reason] ?? reason;
  if (layer !== 'l1b') return OF_OTHERS[reason] ?? reason;
  const [kind = '', what = ''] = reason.split(/:\s*/, 2);
  if (kind === 'guard') return `the nearest stored question must not answer it: ${what}`;
  if (kind === 'exact-only') return `exact cache only: ${EXACT_ONLY[what] ?? what}`;
  return OF_SEMANTIC[reason] ?? reason;
}
