/** Settings of the embedder with a model of its own. */
export interface MinilmEmbedderOptions {
  /**
   * Folder of another model, laid out as the packaged one (`config.json`, `tokenizer.json`, `tokenizer_config.json`,
   * `onnx/model_quantized.onnx`), English, with mean pooling. It is read once to name its vectors by its content, so it has to
   * be there when the embedder is made. With `hubModel`: where models of the hub are kept.
   */
  readonly modelPath?: string;
  /** A model of the Hugging Face hub, such as `Xenova/bge-small-en-v1.5`, in `modelPath`. */
  readonly hubModel?: string;
  /** Its version; a commit's hash, unlike a branch, always names the same files. By default `main`. */
  readonly hubRevision?: string;
  /** By default the public one. */
  readonly hubUrl?: string;
  /** Whether files of `hubModel` that are not there may be fetched. By default not: nothing touches the network. */
  readonly allowDownload?: boolean;
  /** Numbers in a vector of that model. By default 384. */
  readonly dimensions?: number;
  /** Word pieces beyond which a text is too long. By default 256. */
  readonly maxPieces?: number;
  /** Milliseconds that a call may take, its wait included. By default 250. */
  readonly timeoutMs?: number;
  /** Calls that may wait; more are turned away. By default 64. */
  readonly maxWaiting?: number;
}
