const MAX_REMEMBERED = 20_000;

/** The same function, with its latest results kept: words come again and again. All are forgotten when they get too many. */
export function remembered<Result>(compute: (word: string) => Result): (word: string) => Result {
  const results = new Map<string, Result>();
  return (word) => {
    const known = results.get(word);
    if (known !== undefined) return known;
    const result = compute(word);
    if (results.size >= MAX_REMEMBERED) results.clear();
    results.set(word, result);
    return result;
  };
}
