import type { Bounded } from '../bounded.js';
import type { CacheBackend, FinalLayer } from './labels.js';

type None = Record<never, never>;
type Complexity = 'TEMPLATE' | 'SNIPPET' | 'COMPLEX' | 'SIMPLE';

/**
 * Every span of the contract: attributes known when it opens (`start`, all required) and those that may be set until
 * it closes (`end`, all optional). Byte counts are UTF-8 bytes.
 */
export interface SpanCatalogue {
  gateway_request: {
    start: {
      'http.method'?: string;
      /** `_OTHER` for a method that the conventions do not name; what it was is then in `method_original`. */
      'http.request.method'?: string;
      'http.request.method_original'?: string;
      'client.address': string;
      'network.peer.address'?: string;
      'url.path'?: string;
      'url.scheme'?: string;
      'server.address'?: string;
      'server.port'?: number;
      'network.protocol.version'?: string;
      'user_agent.original'?: string;
      'isartor.request_id': string;
    };
    end: {
      'http.route': string;
      'http.status_code': number;
      'http.response.status_code': number;
      'isartor.final_layer': FinalLayer | Bounded;
      'isartor.client_aborted': boolean;
      'isartor.coalesced': boolean;
      'isartor.stale': boolean;
      'error.type': string;
    };
  };
  l1a_exact_cache_get: {
    start: { 'cache.backend': CacheBackend; 'cache.key': string; 'isartor.step': 'Layer1_ExactCache' };
    end: { 'cache.hit': boolean };
  };
  l1a_exact_cache_put: {
    start: {
      'cache.backend': CacheBackend;
      'cache.key': string;
      response_len: number;
      'isartor.step': 'Layer1_ExactCache';
    };
    end: None;
  };
  l1b_semantic_cache_search: {
    start: { 'isartor.step': 'Layer1_SemanticCache' };
    end: {
      'cache.entries_scanned': number;
      'cache.hit': boolean;
      /** Best score, 4 decimals; absent when nothing was scored. */
      cosine_similarity: string;
      'isartor.cache.similarity': number;
      'isartor.cache.threshold': number;
    };
  };
  l1b_semantic_cache_insert: {
    start: { 'isartor.step': 'Layer1_SemanticCache' };
    end: { 'cache.evicted': number; 'cache.size_after': number };
  };
  layer2_slm: {
    start: { 'isartor.step': 'Layer2_LocalExecutor' };
    end: { 'slm.complexity_score': Complexity; model: string; tokens: number };
  };
  l2_classify_intent: {
    start: {
      'router.backend': 'embedded_onnx' | 'remote_vllm' | 'builtin';
      'router.model': string;
      'router.url': string;
      prompt_len: number;
      'isartor.step': 'Layer2_IntentClassifier';
    };
    end: { 'router.decision': Complexity; intent: string; confidence: number };
  };
  layer2_5_context_optimizer: {
    start: { 'isartor.step': 'Layer2_5_ContextOptimizer' };
    end: { 'context.bytes_saved': number; 'context.strategy': string };
  };
  layer3_llm: {
    start: {
      'ai.prompt.length_bytes': number;
      'provider.name': string;
      model: string;
      'gen_ai.operation.name': string;
      'gen_ai.provider.name': string;
      'gen_ai.request.model': string;
      'gen_ai.request.stream'?: boolean;
      'gen_ai.request.max_tokens'?: number;
      'gen_ai.request.temperature'?: number;
      'gen_ai.request.top_p'?: number;
      'gen_ai.request.top_k'?: number;
      'gen_ai.request.seed'?: number;
      'gen_ai.request.stop_sequences'?: readonly string[];
      'gen_ai.request.choice.count'?: number;
      'gen_ai.request.frequency_penalty'?: number;
      'gen_ai.request.presence_penalty'?: number;
      'gen_ai.output.type'?: 'json';
      'server.address'?: string;
      'server.port'?: number;
      'isartor.step': 'Layer3_CloudLlm';
    };
    end: {
      'gen_ai.response.model': string;
      'gen_ai.response.id': string;
      'gen_ai.response.finish_reasons': readonly string[];
      'gen_ai.response.time_to_first_chunk': number;
      'gen_ai.usage.input_tokens': number;
      'gen_ai.usage.output_tokens': number;
      'gen_ai.usage.cache_read.input_tokens': number;
      'gen_ai.usage.cache_creation.input_tokens': number;
      'gen_ai.usage.reasoning.output_tokens': number;
      'http.request.resend_count': number;
      'error.type': string;
      /** These three only where content is captured: JSON text, secrets masked, at most 4096 characters. */
      'gen_ai.input.messages': string;
      'gen_ai.system_instructions': string;
      'gen_ai.output.messages': string;
    };
  };
  /** One attempt of a call that took more than one; below `layer3_llm`. */
  layer3_llm_attempt: {
    start: {
      'provider.name': string;
      model: string;
      'gen_ai.provider.name': string;
      'server.address'?: string;
      'server.port'?: number;
      /** 0 for the first attempt. */
      'http.request.resend_count': number;
      'isartor.step': 'Layer3_CloudLlm';
    };
    end: { 'error.type': string };
  };
}
