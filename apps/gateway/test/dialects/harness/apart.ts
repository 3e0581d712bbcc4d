let namespaces = 0;

/** Headers that keep one test's answers apart from those of all others. */
export function apart(): Readonly<Record<string, string>> {
  namespaces += 1;
  return { 'x-isartor-cache-namespace': `dialects-${namespaces}` };
}
