import { describe, expect, it } from 'vitest';
import { createScreen } from './create-screen.js';

const ESCAPE = '\u001b';

function terminal(rows: number) {
  const written: string[] = [];
  return { written, columns: 10, rows, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

describe('a screen', () => {
  it('shows each text in the place of the one before, and gives the cursor back', () => {
    const shown = terminal(5);
    const screen = createScreen(shown);
    screen.restore();
    expect(shown.written).toEqual([]);
    screen.redraw('one\ntwo\n');
    screen.redraw('three\n');
    screen.restore();
    expect(shown.written).toEqual([
      `${ESCAPE}[?25l${ESCAPE}[2J${ESCAPE}[Hone${ESCAPE}[K\ntwo${ESCAPE}[K\n${ESCAPE}[J`,
      `${ESCAPE}[Hthree${ESCAPE}[K\n${ESCAPE}[J`,
      `${ESCAPE}[?25h`,
    ]);
  });

  it('never shows more than there is room for, and says how much is missing', () => {
    const shown = terminal(4);
    createScreen(shown).redraw('one\ntwo\nthree\nfour\n');
    createScreen(shown).redraw('wider than ten\n');
    const texts = shown.written.map((text) => text.replaceAll(new RegExp(`${ESCAPE}\\[\\??\\d*[A-Za-z]`, 'g'), ''));
    expect(texts).toEqual(['one\ntwo\n... 2 more\n', 'wider than\n']);
  });
});
