import { maskKnownShapes } from '../mask-secrets.js';

/** No more of a text is looked at: all values together are cut far shorter. */
const LOOKED_AT = 16 * 1024;

const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\w+/=\s\\]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g;
const COOKIE = /\b((?:set-)?cookie["']?\s{0,3}:)[^\n]*/gi;
const NAMED =
  /\b((?:api[_-]?key|access[_-]?key|client[_-]?secret|secret|token|password|passwd|pwd|authorization)\\?["']?\s{0,3}[:=]\s{0,3}\\?["']?(?:(?:bearer|basic)\s{1,3})?)[^\s"',;&\\]{4,}/gi;
const USER_INFO = /(:\/\/)[^\s/@]{1,256}@/g;

/**
 * A text without what looks like a secret: keys by the shapes that providers give them, bearer tokens, private keys,
 * cookies, what is called a password, and unbroken runs that look random. Takes time linear in the text.
 */
export function redactSecrets(text: string): string {
  return maskKnownShapes(
    lookedAt(text)
      .replace(PRIVATE_KEY, '[masked]')
      .replace(COOKIE, '$1 [masked]')
      .replace(USER_INFO, '$1[masked]@')
      .replace(NAMED, '$1[masked]'),
  );
}

/** The beginning of a text, without the word that its cut goes through: half a key has no shape. */
function lookedAt(text: string): string {
  if (text.length <= LOOKED_AT) return text;
  return text.slice(0, LOOKED_AT).replace(/\S{1,1024}$/, '');
}
