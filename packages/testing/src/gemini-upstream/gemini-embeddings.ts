import { jsonAnswer } from '../upstream/raw-answer.js';
import { type JsonObject, objectOf, objectsOf, textOf } from '../upstream/read-json.js';
import type { Behaviour } from '../upstream/reply-plan.js';
import { vectorOf } from '../upstream/vectors.js';
import { geminiPathOf } from './gemini-path.js';

/** Gives a vector for each text, of `outputDimensionality` numbers (16). */
export const geminiEmbeddings: Behaviour = (request) => {
  const { json } = request;
  const batch = geminiPathOf(request)?.verb === 'batchEmbedContents';
  const told = batch ? { embeddings: objectsOf(json.requests).map(embeddingOf) } : { embedding: embeddingOf(json) };
  return jsonAnswer(told)(request);
};

const embeddingOf = ({ content, outputDimensionality }: JsonObject): object => ({
  values: vectorOf(textOf(objectOf(content).parts), outputDimensionality),
});
