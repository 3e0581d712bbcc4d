/** A document for programs, with a line feed at its end. */
export const toJson = (document: object): string => `${JSON.stringify(document, undefined, 2)}\n`;
