import { setTimeout as pause } from 'node:timers/promises';
import type { CliContext } from '../cli-context.js';

/** How figures are watched. */
export interface Watching {
  /** Milliseconds between two looks. */
  readonly intervalMs: number;
  /** Gives what is to be shown. */
  look(signal: AbortSignal): Promise<string>;
}

/**
 * Shows figures until it is interrupted: in place on a terminal, one after the other elsewhere. A later look that fails is
 * told, and is no end.
 * @throws what the first look throws.
 */
export async function watchStats({ intervalMs, look }: Watching, context: CliContext): Promise<void> {
  const { screen, print, printError } = context;
  const interrupted = context.interruption();
  const show = (text: string): void => (screen === undefined ? print(text) : screen.redraw(text));
  const tell = (failure: string): void => (screen === undefined ? printError(failure) : screen.redraw(failure));
  try {
    show(await look(interrupted));
    while (await isOver(intervalMs, interrupted)) {
      const text = await look(interrupted).catch((error: Error) => error);
      if (interrupted.aborted) break;
      if (text instanceof Error) tell(`${text.message}\n`);
      else show(text);
    }
  } catch (error) {
    if (!interrupted.aborted) throw error;
  } finally {
    screen?.restore();
  }
}

/** Whether the time is over; false where it was cut short. */
async function isOver(milliseconds: number, interrupted: AbortSignal): Promise<boolean> {
  await pause(milliseconds, undefined, { signal: interrupted }).catch(() => {});
  return !interrupted.aborted;
}
