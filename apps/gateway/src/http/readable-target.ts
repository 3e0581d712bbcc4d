import type { IncomingMessage } from 'node:http';
import { pathOf } from './request-target.js';

/** What nearly every request looks like, so that it need not be looked at twice. */
const PLAIN_TARGET = /^\/[\w\-.~/?=&:+]*$/;
const PLAIN_HOST = /^[\w\-.]+(?::[1-5]?\d{1,4})?$/;
const HOST = /^(?:[\w\-.]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Whether target and `Host` make a URL. The HTTP adapter answers all others itself, in no dialect at all. */
export function hasReadableTarget({ url = '', headers: { host = 'localhost' } }: IncomingMessage): boolean {
  if (PLAIN_TARGET.test(url) && PLAIN_HOST.test(host)) return true;
  const path = pathOf(url);
  return path.startsWith('/') && !path.includes('\\') && HOST.test(host) && URL.canParse(`http://${host}${path}`);
}
