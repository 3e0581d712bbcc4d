import { IsartorError } from '@isartor/core';
import type { EventRenderer } from '@isartor/wire';
import { expect, it } from 'vitest';
import { createFramePrinter } from './frame-printer.js';

/** Tells of an error what it follows. */
const RENDERER: EventRenderer = {
  render: () => '',
  end: () => '',
  error: (_error, lastFrame) => Buffer.from(lastFrame ?? []).toString(),
};
const EVENT = 'event: x\ndata: {"sequence_number":7}\n\n';

it.each([
  ['the last frame', ['data: {}\n\n', EVENT], EVENT],
  ['the last frame that tells something, behind comments', [EVENT, ': still here\n\n', ':\r\n\r\n'], EVENT],
  ['a frame whose data stand behind a comment', ['data: {}\n\n', `: so\n${EVENT}`], `: so\n${EVENT}`],
])('an error follows %s', (_what, frames, followed) => {
  const printer = createFramePrinter(RENDERER, 'responses');
  for (const frame of frames) printer.print({ events: [], raw: { format: 'responses', bytes: Buffer.from(frame) } });
  expect(printer.error(new IsartorError('upstream_broken', 'It broke'))).toBe(followed);
});
