/** What the end of a full endpoint's path says about the API behind it. */
const APIS = {
  '/chat/completions': 'Chat Completions',
  '/responses': 'the Responses API',
  '/messages': 'Anthropic Messages',
  ':generateContent': 'the Gemini API',
  ':streamGenerateContent': 'the Gemini API',
} as const;

/** The end of a path that names an operation. */
export type EndpointEnd = keyof typeof APIS;

const isEnd = (end: string): end is EndpointEnd => Object.hasOwn(APIS, end);

/**
 * What is before the end of a full endpoint; nothing where the path is a mere base.
 * @throws Error for an end that is none of `ends`: a request cannot be sent to an endpoint of another API.
 */
export function splitEnd(path: string, ends: readonly [EndpointEnd, ...EndpointEnd[]]): string | undefined {
  const end = Object.keys(APIS)
    .filter(isEnd)
    .find((known) => path.endsWith(known));
  if (end === undefined) return undefined;
  if (ends.includes(end)) return path.slice(0, -end.length);
  throw new Error(`A provider URL that ends in ${end} is of ${APIS[end]}, but this provider speaks ${APIS[ends[0]]}`);
}
