import type { OfferedTool } from './ask.js';

/** A red dot. */
export const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';

export const WEATHER: OfferedTool = {
  name: 'weather',
  description: 'The weather of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

/** The tool as each upstream is offered it. */
export const WEATHER_SENT = {
  openai: { type: 'function', function: WEATHER },
  responses: { type: 'function', ...WEATHER, strict: false },
  anthropic: { name: 'weather', description: 'The weather of a city', input_schema: WEATHER.parameters },
  gemini: { name: 'weather', description: 'The weather of a city', schema: WEATHER.parameters },
} as const;

export const AUTHOR_SCHEMA = {
  type: 'object',
  properties: { name: { type: 'string' }, born: { type: 'integer' } },
  required: ['name', 'born'],
  additionalProperties: false,
} as const;

/** What every scripted answer counts. */
export const USAGE = { input: 31, output: 17, cachedInput: 16, reasoning: 5 } as const;

/** As providers sign: base64. */
export const SIGNATURE = 'c2lnbmF0dXJlIG9mIGEgdGhvdWdodA==';
