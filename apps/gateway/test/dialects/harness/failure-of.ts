/** What a promise is rejected with; fails for one that is kept. */
export async function failureOf(asked: Promise<unknown>): Promise<unknown> {
  const [outcome] = await Promise.allSettled([asked]);
  if (outcome.status === 'rejected') return outcome.reason;
  throw new Error(`This was told as a whole answer: ${JSON.stringify(outcome.value)}`);
}
