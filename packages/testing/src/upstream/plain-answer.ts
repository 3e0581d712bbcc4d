import { instanceOf } from './instance-of.js';
import type { ModelAnswer } from './model-answer.js';

/** What a request asks for, in no dialect at all. */
export interface AskedTurn {
  /** The tools that may be called now. */
  readonly tools: readonly { readonly name: string; readonly schema: unknown }[];
  /** Only one of them may be. */
  readonly oneToolOnly: boolean;
  /** The last turn is the user's and brings no results of tools. */
  readonly ofUser: boolean;
  /** JSON is wanted: of this schema, or any. */
  readonly format?: { readonly schema?: unknown };
  /** The text of the user's last turn. */
  readonly text: string;
}

/**
 * What a model says that does what it is asked in the plainest way: it calls every offered tool once when the last
 * turn is the user's, gives an instance of the schema where JSON is wanted, and repeats the user's text otherwise.
 */
export function plainAnswer({ tools, oneToolOnly, ofUser, format, text }: AskedTurn): ModelAnswer {
  if (tools.length > 0 && ofUser) {
    const called = oneToolOnly ? tools.slice(0, 1) : tools;
    return {
      content: called.map(({ name, schema }) => ({
        type: 'toolCall',
        name,
        arguments: JSON.stringify(instanceOf(schema)),
      })),
    };
  }
  if (format === undefined) return { content: [`You said: ${text}`] };
  return { content: [format.schema === undefined ? '{"echo":true}' : JSON.stringify(instanceOf(format.schema))] };
}
