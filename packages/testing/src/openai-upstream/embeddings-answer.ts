import { jsonAnswer } from '../upstream/raw-answer.js';
import type { RecordedRequest } from '../upstream/recorded-request.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { vectorOf } from '../upstream/vectors.js';

/** Gives a vector for each input, of `dimensions` numbers (16), as a list or in base64 as the request asks. */
export const embeddingsAnswer: Behaviour = (request) => {
  const { dimensions, encoding_format, model } = request.json;
  const data = inputsOf(request).map((input, index) => {
    const vector = vectorOf(input, dimensions);
    return { object: 'embedding', index, embedding: encoding_format === 'base64' ? base64Of(vector) : vector };
  });
  const tokens = 4 * data.length;
  return jsonAnswer({ object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } })(request);
};

/** One input is a text or a list of tokens; a list of either holds several. */
function inputsOf({ json: { input } }: RecordedRequest): readonly string[] {
  const several = Array.isArray(input) && input.some((one) => typeof one !== 'number');
  return (several ? input : [input]).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
}

const base64Of = (vector: readonly number[]): string =>
  Buffer.from(Float32Array.from(vector).buffer).toString('base64');
