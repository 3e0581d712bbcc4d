import { fileURLToPath } from 'node:url';

/** Absolute path of the folder with the model's files, laid out as transformers.js loads it. */
export const modelPath: string = fileURLToPath(new URL('../model', import.meta.url));

/** Names the model and how its weights were made: vectors of another name must not be compared with its own. */
export const modelId = 'all-MiniLM-L6-v2-onnx-int8-9cf9d271';

/** SHA-256 (hexadecimal) of every file of the folder, by its path in it. */
export const checksums: Readonly<Record<string, string>> = {
  'onnx/model_quantized.onnx': '9cf9d271ff41633a50f5c0cbc4a69b92dac91cefe51cbbcd5350da647bf54206',
  'config.json': '953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41',
  'tokenizer.json': 'be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037',
  'tokenizer_config.json': 'acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b',
  'special_tokens_map.json': '303df45a03609e4ead04bc3dc1536d0ab19b5358db685b6f3da123d05ec200e3',
  'vocab.txt': '07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3',
};

/** Numbers in a vector. */
export const dimensions = 384;

/** Word pieces that the model can see of a text, the two at its ends included. */
export const maxPieces = 256;
