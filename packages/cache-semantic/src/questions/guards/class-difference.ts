/** What of two sorted rows only the one has, with frequencies. */
export function classDifference(
  left: readonly string[],
  right: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const onlyRight = [...right];
  const onlyLeft = left.filter((name) => {
    const found = onlyRight.indexOf(name);
    if (found >= 0) onlyRight.splice(found, 1);
    return found < 0;
  });
  return [onlyLeft, onlyRight];
}

/** How an objection names classes. */
export const namedClasses = (left: readonly string[], right: readonly string[]): string =>
  `${left.join(' ') || '-'} / ${right.join(' ') || '-'}`;
