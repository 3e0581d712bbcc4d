export type { CallEnd, CallObserver } from './call-observer.js';
export type { CancelSignal } from './cancel-signal.js';
export { type CloudLlm, type CloudLlmCall, type CloudLlmOptions, createCloudLlm } from './cloud-llm.js';
export { type CloudLlmTerminalOptions, cloudLlmTerminal } from './cloud-llm-terminal.js';
export { type CloudLlmConfig, type CloudLlmConfigInput, cloudLlmConfig } from './config.js';
export { maskKnownShapes } from './mask-secrets.js';
export {
  createModelRouter,
  type ListedModel,
  type ModelRoute,
  type ModelRouter,
  type ModelRouterOptions,
  type RoutedProvider,
} from './model-route.js';
export type { GenAiSchema } from './observers/gen-ai-usage.js';
export type { Provider, ProviderCall, ProviderCapabilities } from './provider.js';
export { type AnthropicOptions, createAnthropicProvider } from './providers/anthropic.js';
export {
  createKnownProvider,
  type KnownProviderOptions,
  type ProviderCodecs,
} from './providers/create-known-provider.js';
export { createDemoProvider } from './providers/demo.js';
export { createGeminiProvider, type GeminiOptions } from './providers/gemini.js';
export type { HttpProviderOptions } from './providers/http-provider-options.js';
export { KNOWN_PROVIDERS, type KnownProvider, knownProvider } from './providers/known-providers.js';
export { createOpenaiCompatibleProvider, type OpenaiCompatibleOptions } from './providers/openai-compatible.js';
export { createResponsesProvider, type ResponsesOptions } from './providers/responses.js';
export { cloudLlmMetrics, cloudLlmSpans } from './telemetry.js';
export type { Timers } from './timers.js';
