/** Whether two answers say the same; `unknown` where that cannot be told from their words, and nothing is learnt. */
export type Judgement = 'right' | 'wrong' | 'unknown';

/** The worst of several: one contradiction makes a whole wrong, one doubt makes it doubtful. */
export function allOf(judgements: readonly Judgement[]): Judgement {
  if (judgements.includes('wrong')) return 'wrong';
  return judgements.includes('unknown') ? 'unknown' : 'right';
}
