import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createConfirm } from './create-confirm.js';

it.each([
  ['y\n', true],
  ['Yes \n', true],
  ['\n', false],
  ['yep\n', false],
  ['n\ny\n', false],
  ['', false],
])('takes %j for %s', async (typed, answer) => {
  const input = new PassThrough();
  const output = new PassThrough().setEncoding('utf8');
  const asked = createConfirm(input, output)('Really?');
  input.end(typed);
  expect(await asked).toBe(answer);
  expect(output.read()).toBe('Really? [y/N] ');
});
