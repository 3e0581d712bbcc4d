import type { ClientDialect } from '../../dialects/harness/dialect-client.js';

/** One of Python's official SDKs, and what tests need to know of it besides how to ask by it. */
export interface PythonSdk {
  readonly dialect: ClientDialect;
  /** The module of `../python` that asks by it. */
  readonly module: string;
  /** How the ids of answers begin. */
  readonly idPrefix: string;
}

export const PYTHON_SDKS: readonly PythonSdk[] = [
  { dialect: 'openai', module: 'chat_completions', idPrefix: 'chatcmpl-' },
  { dialect: 'responses', module: 'responses', idPrefix: 'resp_' },
  { dialect: 'anthropic', module: 'messages', idPrefix: 'msg_' },
];
