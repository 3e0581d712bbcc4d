import { skipString } from './scan.js';

/** A double tells all integers of fewer digits apart. */
const SHORTEST = 16;

/**
 * The integers of a JSON text that a double cannot hold exactly, as they are written and in their order. Two texts that
 * differ only there parse to equal values, and this is what still tells them apart.
 */
export function exactIntegers(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = skipString(text, at);
    } else if (startsNumber(code)) {
      const end = numberEnd(text, at);
      if (end - at >= SHORTEST && isInexact(text.slice(at, end))) found.push(text.slice(at, end));
      at = end;
    } else {
      at += 1;
    }
  }
  return found;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const startsNumber = (code: number): boolean => code === 0x2d || isDigit(code);

function numberEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !',]} \n\r\t'.includes(text.charAt(at))) at += 1;
  return at;
}

function isInexact(literal: string): boolean {
  const value = Number(literal);
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}
