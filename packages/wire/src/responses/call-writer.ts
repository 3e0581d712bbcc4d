import type { JsonObject, ToolCallPart } from '@isartor/core';
import { callType } from './build-assistant.js';
import type { OpenItem, OutputItems } from './output-items.js';
import { responsesFields } from './unnamed-fields.js';

/** Writes one item that calls a tool. It begins with its first input, which may bring the id of the item. */
export interface CallWriter {
  input(text: string, extensions?: ToolCallPart['extensions']): void;
  /** Begins the item, if its input has not. */
  begin(): void;
  /** Ends the item; `status` unless it told its own. */
  close(status: string): void;
}

const EVENTS = {
  function: { field: 'arguments', events: 'response.function_call_arguments', prefix: 'fc' },
  custom: { field: 'input', events: 'response.custom_tool_call_input', prefix: 'ctc' },
} as const;

/** A call that has nothing but its id, name and kind yet. */
export function createCallWriter(
  items: OutputItems,
  { id, name, kind }: Pick<ToolCallPart, 'id' | 'name' | 'kind'>,
): CallWriter {
  const { field, events, prefix } = EVENTS[kind];
  let open: OpenItem | undefined;
  let text = '';
  let fields: JsonObject = {};

  const print = (status: string, unnamed: JsonObject): JsonObject => ({
    status,
    ...unnamed,
    type: callType(kind),
    call_id: id,
    name,
    [field]: text,
  });

  const begin = (): OpenItem => {
    const { id: itemId, status: _status, ...begun } = fields;
    open ??= items.open(prefix, print('in_progress', begun), itemId);
    return open;
  };

  return {
    begin,
    input: (delta, extensions) => {
      fields = { ...fields, ...responsesFields(extensions === undefined ? {} : { extensions }) };
      const item = begin();
      if (delta !== '') item.emit(`${events}.delta`, { delta });
      text += delta;
    },
    close: (status) => {
      const item = begin();
      item.emit(`${events}.done`, kind === 'function' ? { name, arguments: text } : { input: text });
      item.done(print(status, fields));
    },
  };
}
