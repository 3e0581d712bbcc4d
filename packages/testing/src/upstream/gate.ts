/** Holds work back until the test lets it pass. */
export interface Gate {
  /** Resolves when the test has let this pass. */
  pass(): Promise<void>;
  /** Lets the next `count` passes through (1), also those that come later. */
  release(count?: number): void;
  /** Lets everything through from now on. */
  open(): void;
}

/** A gate that is shut. */
export function createGate(): Gate {
  const waiting: (() => void)[] = [];
  let credit = 0;
  const release = (count = 1): void => {
    credit += count;
    while (credit > 0) {
      const next = waiting.shift();
      if (next === undefined) return;
      credit -= 1;
      next();
    }
  };
  return {
    pass: () =>
      new Promise((resolve) => {
        if (credit === 0) {
          waiting.push(resolve);
          return;
        }
        credit -= 1;
        resolve();
      }),
    release,
    open: () => release(Number.POSITIVE_INFINITY),
  };
}
