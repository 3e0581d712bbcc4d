import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as packaged from '@isartor/model-minilm';
import type { ModelToLoad } from './messages.js';
import type { MinilmEmbedderOptions } from './options.js';

/** A model, and the name of its vectors. */
export interface ResolvedModel {
  readonly id: string;
  readonly model: ModelToLoad;
}

const HUB_URL = 'https://huggingface.co/';

/** Files that make up what a model does. */
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'];

/** Which model the settings mean. Throws where they contradict each other. */
export function resolveModel(options: MinilmEmbedderOptions): ResolvedModel {
  const { modelPath, hubModel, dimensions = packaged.dimensions, maxPieces = packaged.maxPieces } = options;
  const figures = { dimensions, maxPieces };
  if (hubModel !== undefined) return fromHub(hubModel, options, figures);
  if (options.allowDownload === true) throw new Error('allowDownload needs hubModel: the packaged model is complete');
  if (modelPath !== undefined) return fromFolder(resolve(modelPath), figures);
  const { modelId, modelPath: path, checksums } = packaged;
  return { id: `minilm/${modelId}`, model: { ...placeOf(path), checksums, ...figures } };
}

type Figures = Pick<ModelToLoad, 'dimensions' | 'maxPieces'>;

function fromHub(name: string, options: MinilmEmbedderOptions, figures: Figures): ResolvedModel {
  const { modelPath, hubRevision = 'main', hubUrl = HUB_URL, allowDownload = false } = options;
  if (modelPath === undefined) throw new Error('hubModel needs modelPath, the folder where it is kept');
  const place = { folder: resolve(modelPath), name, revision: hubRevision };
  const hub = allowDownload ? { hubUrl } : {};
  return { id: `minilm/${name}@${hubRevision}`, model: { ...place, ...hub, checksums: {}, ...figures } };
}

/** The id is that of the packaged model where the files are the same. */
function fromFolder(path: string, figures: Figures): ResolvedModel {
  const checksums = Object.fromEntries(FILES.map((name) => [name, checksumOf(join(path, name))]));
  const isPackaged = FILES.every((name) => checksums[name] === packaged.checksums[name]);
  const digest = createHash('sha256').update(JSON.stringify(checksums)).digest('hex').slice(0, 16);
  const id = isPackaged ? packaged.modelId : `sha256-${digest}`;
  return { id: `minilm/${id}`, model: { ...placeOf(path), checksums, ...figures } };
}

/** Nothing has the checksum of a file that cannot be read: it will be named when the model is loaded. */
function checksumOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return '';
  }
}

const placeOf = (path: string): { readonly folder: string; readonly name: string } => ({
  folder: dirname(path),
  name: basename(path),
});
