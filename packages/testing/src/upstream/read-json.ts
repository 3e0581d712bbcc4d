/** A JSON object as it is read from a request. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value where it is an object, an empty one otherwise. */
export const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The objects of a list; none where the value is no list. */
export const objectsOf = (value: unknown): readonly JsonObject[] => listOf(value).map(objectOf);

/** The value where it is a list, an empty one otherwise. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text, or the joined texts of a list of parts. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return objectsOf(content)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('');
}
