/** Whether a gap parts nothing: blanks, a hyphen, or nothing at all. */
export const isOrdinaryGap = (gap: string): boolean => gap === ' ' || /^[ \t\n]*-?[ \t]*$/.test(gap);
