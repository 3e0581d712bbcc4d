import { expect, it } from 'vitest';
import { createModelLabels } from './model-labels.js';

it('a model is a label once it was admitted', () => {
  const labels = createModelLabels(2);
  expect(labels.labelOf('gpt')).toBe('other');
  labels.admit('gpt');
  expect(labels.labelOf('gpt')).toBe('gpt');
});

it('there are no more of them than were asked for', () => {
  const labels = createModelLabels(2);
  for (const model of ['', 'x'.repeat(129), 'a', 'b', 'c', 'a']) labels.admit(model);
  expect(['', 'x'.repeat(129), 'a', 'b', 'c'].map(labels.labelOf)).toEqual(['other', 'other', 'a', 'b', 'other']);
});
