import type Anthropic from '@anthropic-ai/sdk';

/** What the model is offered. */
export const WEATHER: Anthropic.Tool = {
  name: 'weather',
  description: 'The weather of a city, now.',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

const CELSIUS: Readonly<Record<string, number>> = { Oslo: 4, Rome: 21 };

/** The text for the model; a city that nobody knows is an error that the model may get over. */
export function weatherOf(input: unknown): { readonly text: string; readonly isError: boolean } {
  const city = typeof input === 'object' && input !== null && 'city' in input ? String(input.city) : '';
  const celsius = CELSIUS[city];
  return celsius === undefined
    ? { text: `No weather is known of "${city}"`, isError: true }
    : { text: `${celsius} degrees`, isError: false };
}
