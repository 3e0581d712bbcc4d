import type { GatewayConfig } from './gateway-config.js';

/** What the chosen embedder needs and nobody set. */
export function embedderProblems({ cacheSemantic }: GatewayConfig): readonly string[] {
  const { embedder, embedderUrl, embedderModel, allowDownload, mode } = cacheSemantic;
  if (mode === 'off') return [];
  const setting = `cache_semantic.embedder = "${embedder}"`;
  if (embedder === 'minilm') {
    const isFetchable = !allowDownload || embedderModel !== undefined;
    return isFetchable ? [] : ['cache_semantic.allow_download needs cache_semantic.embedder_model, the model to fetch'];
  }
  return [
    ...(embedderUrl === undefined ? [`${setting} needs cache_semantic.embedder_url`] : []),
    ...(embedder === 'openai' && embedderModel === undefined ? [`${setting} needs cache_semantic.embedder_model`] : []),
  ];
}
