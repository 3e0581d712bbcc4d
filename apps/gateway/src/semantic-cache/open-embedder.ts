import { join } from 'node:path';
import type { Embedder } from '@isartor/core';
import type { GatewayConfig } from '../config/gateway-config.js';

/** The folder of the data folder that fetched models are kept in. */
const MODELS = 'models';

/**
 * The embedder that the configuration names, without a memory; its driver is loaded only here. It starts by itself.
 * @throws Error where its settings contradict each other.
 */
export async function openEmbedder(config: GatewayConfig): Promise<Embedder> {
  if (config.cacheSemantic.embedder === 'minilm') return openMinilm(config);
  return config.cacheSemantic.embedder === 'tei' ? openTei(config) : openOpenai(config);
}

async function openMinilm({ cacheSemantic, dataDir }: GatewayConfig): Promise<Embedder> {
  const { embedderModel: hubModel, modelPath, allowDownload, embedTimeoutMs: timeoutMs } = cacheSemantic;
  const { createMinilmEmbedder } = await import('@isartor/embedder/minilm');
  if (hubModel !== undefined) {
    return createMinilmEmbedder({ timeoutMs, hubModel, modelPath: modelPath ?? join(dataDir, MODELS), allowDownload });
  }
  return createMinilmEmbedder({ timeoutMs, ...(modelPath !== undefined && { modelPath }) });
}

async function openTei({ cacheSemantic }: GatewayConfig): Promise<Embedder> {
  const { embedderUrl: url = '', embedderModel: model, embedderApiKey: apiKey, embedTimeoutMs } = cacheSemantic;
  const { createTeiEmbedder } = await import('@isartor/embedder/tei');
  return createTeiEmbedder({ url, timeoutMs: embedTimeoutMs, ...(model && { model }), ...(apiKey && { apiKey }) });
}

async function openOpenai({ cacheSemantic }: GatewayConfig): Promise<Embedder> {
  const { embedderUrl: url = '', embedderModel: model = '', embedderApiKey: apiKey, embedTimeoutMs } = cacheSemantic;
  const { createOpenaiEmbedder } = await import('@isartor/embedder/openai');
  return createOpenaiEmbedder({ url, model, timeoutMs: embedTimeoutMs, ...(apiKey && { apiKey }) });
}
