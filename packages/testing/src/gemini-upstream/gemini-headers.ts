/** What the Gemini API sends with every answer to a model request. */
export const GEMINI_HEADERS = {
  'server-timing': 'gfet4t7; dur=12',
  'x-gemini-service-tier': 'standard',
  'x-content-type-options': 'nosniff',
} as const;

/** Google's own spelling of the content type. */
export const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' } as const;
