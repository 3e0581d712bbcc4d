import { z } from 'zod';

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#\s@A-Z]+$/;

/** An origin as a browser sends it: scheme, host and port, lower case, no path. */
export const origin = z.string().regex(ORIGIN, 'must be an origin such as https://app.example.com, without a path');
