/** Keys that older set-ups of the product of the same name carry, with what to do about them. */
const RETIRED: Readonly<Record<string, string>> = {
  inference_engine: 'choose with router_backend',
  embedding_model: 'use cache_semantic.embedder_model',
  'embedding_sidecar.sidecar_url': 'use cache_semantic.embedder_url',
  'embedding_sidecar.model_name': 'use cache_semantic.embedder_model',
  'embedding_sidecar.timeout_seconds': 'use cache_semantic.embed_timeout_ms',
  'embedded.model_path': 'use slm_router.model_path',
  hf_cache_dir: 'use cache_semantic.model_path',
  first_run_complete: 'there is no first-run demo; remove it',
};

/** What to do about a key that is no more; undefined for any other. */
export function retiredKeyHint(path: string): string | undefined {
  return Object.hasOwn(RETIRED, path) ? RETIRED[path] : undefined;
}
