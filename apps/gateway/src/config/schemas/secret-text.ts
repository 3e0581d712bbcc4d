import { Secret } from '@isartor/core';
import { z } from 'zod';

const HEADER_SAFE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** A key or password as text that an HTTP header can carry. */
export const plainSecret = z.string().regex(HEADER_SAFE, 'must be printable ASCII without white space around it');

/** `plainSecret`, wrapped so that it never prints itself. */
export const secretText = plainSecret.transform((text) => new Secret(text));
