import type { WriteStream } from 'node:tty';

/** A terminal that one text is shown on, again and again in the same place. */
export interface Screen {
  readonly columns: number;
  /** Shows a text from the top; what is too wide is cut, and lines that have no room are left out, with a word of how many. */
  redraw(text: string): void;
  /** Leaves the terminal as it was found, below what it shows. */
  restore(): void;
}

const HOME = '\u001b[H';
const CLEAR_ALL = '\u001b[2J';
const CLEAR_LINE = '\u001b[K';
const CLEAR_REST = '\u001b[J';
const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';

/** Takes nothing of the terminal before the first text. */
export function createScreen(terminal: Pick<WriteStream, 'columns' | 'rows' | 'write'>): Screen {
  let isDrawn = false;
  return {
    get columns() {
      return terminal.columns;
    },
    redraw(text) {
      const lines = fit(text.trimEnd().split('\n'), terminal.rows - 1);
      const begin = isDrawn ? HOME : `${HIDE_CURSOR}${CLEAR_ALL}${HOME}`;
      isDrawn = true;
      terminal.write(
        `${begin}${lines.map((line) => `${line.slice(0, terminal.columns)}${CLEAR_LINE}\n`).join('')}${CLEAR_REST}`,
      );
    },
    restore() {
      if (isDrawn) terminal.write(SHOW_CURSOR);
      isDrawn = false;
    },
  };
}

function fit(lines: readonly string[], room: number): readonly string[] {
  if (lines.length <= room) return lines;
  const shown = lines.slice(0, Math.max(0, room - 1));
  return [...shown, `... ${lines.length - shown.length} more lines`];
}
