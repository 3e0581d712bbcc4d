import type { JsonObject, Part } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';
import { createCallWriter } from './call-writer.js';
import type { OpenOutput } from './open-output.js';
import { responsesFields } from './unnamed-fields.js';
import { unsupported } from './unsupported.js';

type PartOf<Type extends Part['type']> = Extract<Part, { type: Type }>;
type Writers = { readonly [Type in Part['type']]: (output: OpenOutput, part: PartOf<Type>) => void };

const WRITERS: Writers = {
  text: (output, part) => {
    const { message: fields } = responsesFields(part);
    output.endPart({});
    output.message(isJsonObject(fields) ? fields : {}).say('output_text', part.text);
    output.endPart(part);
  },
  refusal: (output, { text }) => {
    output.endPart({});
    output.message().say('refusal', text);
    output.endPart({});
  },
  reasoning: (output, part) => {
    output.endSpeech();
    const thought = output.reasoning(part);
    if (part.text !== '') thought.say(part.text);
    output.endPart({});
  },
  'tool-call': (output, part) => {
    output.endSpeech();
    const call = createCallWriter(output.items, part);
    call.input(part.input, part.extensions);
    call.close('completed');
  },
  // A picture that a model made is what this dialect's own tool for pictures gives.
  image: (output, { source }) => {
    if (source.kind !== 'base64') throw unsupported('An image of an answer that is not enclosed');
    writeItem(output, 'ig', { type: 'image_generation_call', status: 'completed', result: source.data });
  },
  unknown: (output, { format, value }) => {
    if (format === 'responses') writeItem(output, 'item', value);
  },
  audio: () => {
    throw unsupported('Audio in an answer');
  },
  file: () => {
    throw unsupported('A file in an answer');
  },
  'tool-result': () => {
    throw unsupported('A tool result in an answer');
  },
};

/**
 * Writes a part that came whole.
 * @throws IsartorError `unsupported_feature` for one that no output of this dialect can hold.
 */
export function writePart(output: OpenOutput, part: Part): void {
  // The table's type has proven that each writer takes the part it is filed under.
  const writer = WRITERS[part.type] as (output: OpenOutput, part: Part) => void;
  writer(output, part);
}

function writeItem({ items, endSpeech }: OpenOutput, prefix: string, value: JsonObject): void {
  endSpeech();
  items.open(prefix, value, value.id).done(value);
}
