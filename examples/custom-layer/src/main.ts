import { createExactCache, createMemoryStore } from '@isartor/cache-exact';
import { IsartorError } from '@isartor/core';
import { createHelpDesk } from './help-desk.js';

const desk = createHelpDesk({
  secretProjects: ['Blue Heron'],
  faq: new Map([['How do I reset my password?', 'At https://example.com/reset.']]),
  cache: createExactCache({ store: createMemoryStore() }),
  answer: async (prompt) => `A model would now think about: ${prompt}`,
});

const PROMPTS = [
  'how do I reset my password',
  'Why is the sky blue?',
  'Why is the sky blue?',
  'When does project blue heron ship?',
];

for (const prompt of PROMPTS) {
  try {
    const { layer, text } = await desk.ask(prompt);
    console.log(`${prompt}\n  ${layer}: ${text}`);
  } catch (error) {
    if (!IsartorError.is(error)) throw error;
    console.log(`${prompt}\n  ${error.code}: ${error.message}`);
  }
}
