import { join } from 'node:path';
import { faultOf } from '../../vector.js';
import type { ModelToLoad } from '../messages.js';
import { meanOf } from './mean-of.js';
import { useOneThread } from './use-one-thread.js';
import { verifyFiles } from './verify-files.js';

/** A model that is ready. */
export interface LoadedModel {
  /** The text as a vector of length 1; `too-long` where the model would not see all of it. */
  embed(text: string): Promise<Float32Array | 'too-long'>;
}

const LIBRARY = '@xenova/transformers';

/** Compares the files, loads them and tries them once. This is the only place that knows the library. */
export async function loadModel({ folder, name, ...model }: ModelToLoad): Promise<LoadedModel> {
  const { checksums, revision = 'main', hubUrl, dimensions, maxPieces } = model;
  await verifyFiles(join(folder, name), checksums);
  const library = import.meta.resolve(LIBRARY);
  useOneThread(library);
  const { AutoModel, AutoTokenizer, env } = await import('@xenova/transformers');
  env.localModelPath = folder;
  env.cacheDir = folder;
  env.allowRemoteModels = hubUrl !== undefined;
  if (hubUrl !== undefined) env.remoteHost = hubUrl;
  const tokenizer = await AutoTokenizer.from_pretrained(name, { revision });
  const network = await AutoModel.from_pretrained(name, { revision, quantized: true });

  // One text at a time: the numbers inside are quantised over a whole batch, so that neighbours would change a vector.
  const embed = async (text: string): Promise<Float32Array | 'too-long'> => {
    // Neither padded nor cut, whatever the tokenizer's file says.
    const pieces = tokenizer(text, { padding: false, truncation: false });
    if (pieces.input_ids.size > maxPieces) return 'too-long';
    const { last_hidden_state: states } = await network(pieces);
    return meanOf(states.data, states.dims.at(-1));
  };
  const tried = await embed('Is it ready?');
  const fault = faultOf(tried, dimensions);
  if (fault !== undefined) throw new Error(`the model does not work: ${fault}`);
  return { embed };
}
