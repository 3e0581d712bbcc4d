/** Bounds the time until something happens. */
export interface Watchdog {
  /** Barks when so many milliseconds pass from now; takes the place of what it watched before. */
  watch(ms: number, why: string): void;
  rest(): void;
}

/** Does not keep this process alive. */
export function createWatchdog(bark: (why: string) => void): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  return {
    watch(ms, why) {
      clearTimeout(timer);
      timer = setTimeout(() => bark(why), ms);
      timer.unref();
    },
    rest: () => clearTimeout(timer),
  };
}
