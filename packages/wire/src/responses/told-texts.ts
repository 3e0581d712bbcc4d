import type { ChatEvent, Extensions, Part } from '@isartor/core';
import type { OpenItem, ToldStream } from './open-item.js';
import { parsePart } from './parse-part.js';

type DeltaType = 'text-delta' | 'refusal-delta' | 'reasoning-delta';

/** A piece of one of an item's texts. */
export interface ToldText {
  readonly type: DeltaType;
  readonly item: OpenItem;
  readonly part: number;
  readonly text: string;
}

/** Tells a piece of text; one of another part, or of another item, ends the part before it. */
export function tellText(stream: ToldStream, { type, item, part, text }: ToldText): void {
  if (text === '' || item.done) return;
  if (stream.run !== undefined && (stream.run.item !== item || stream.run.part !== part)) endRun(stream);
  stream.run = { item, part };
  stream.refused ||= type === 'refusal-delta';
  item.told.set(part, (item.told.get(part) ?? '') + text);
  stream.events.push({ type, choice: 0, text });
}

/** Tells what a text, now whole, has that its deltas did not tell. */
export function tellRest(stream: ToldStream, whole: ToldText): void {
  const told = whole.item.told.get(whole.part) ?? '';
  if (!isRunning(stream, whole) || !whole.text.startsWith(told)) return;
  tellText(stream, { ...whole, text: whole.text.slice(told.length) });
}

/** Whether the text would still be continued by its next delta. */
export const isRunning = ({ run }: ToldStream, { item, part }: Pick<ToldText, 'item' | 'part'>): boolean =>
  run?.item === item && run.part === part;

/** Ends the text that is being told, with what is known of it. */
export function endRun(
  stream: ToldStream,
  end: Omit<Extract<ChatEvent, { type: 'part-end' }>, 'type' | 'choice'> = {},
): void {
  if (stream.run === undefined) return;
  const { item, part } = stream.run;
  stream.run = undefined;
  const known = end.extensions ?? extensionsOf(item.parts.get(part));
  stream.events.push({ type: 'part-end', choice: 0, ...end, ...(known !== undefined && { extensions: known }) });
}

/** Tells a part that no delta told. */
export function tellPart(stream: ToldStream, part: Part): void {
  stream.run = undefined;
  stream.refused ||= part.type === 'refusal';
  stream.events.push({ type: 'part', choice: 0, part });
}

function extensionsOf(part: Parameters<typeof parsePart>[0] | undefined): Extensions | undefined {
  const parsed = part && parsePart(part);
  return parsed?.type === 'text' ? parsed.extensions : undefined;
}
