import { z } from 'zod';

function problemOf(text: string): string | undefined {
  if (!URL.canParse(text)) return 'must be a URL such as https://host/path';
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'must be an http:// or https:// URL';
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password';
  return url.hash === '' ? undefined : 'must not have a fragment (#)';
}

/** An `http:` or `https:` URL without credentials: those have keys of their own, which are kept secret. */
export const httpUrl = z.string().superRefine((text, context) => {
  const problem = problemOf(text);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
});
