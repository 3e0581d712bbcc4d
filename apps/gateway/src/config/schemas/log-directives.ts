import { z } from 'zod';

const LEVEL = /^(?:trace|debug|info|warn|error|off|[0-5])$/i;

function areDirectives(text: string): boolean {
  return text.split(',').every((directive) => {
    const equals = directive.lastIndexOf('=');
    return equals < 0 || LEVEL.test(directive.slice(equals + 1).trim());
  });
}

/** Log filters in the grammar of RUST_LOG: a level, and `target=level` for single targets, joined by commas. */
export const logDirectives = z
  .string()
  .refine(areDirectives, 'must be levels (trace, debug, info, warn, error, off), as in info,isartor=debug');
