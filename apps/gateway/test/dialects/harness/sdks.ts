import { ANTHROPIC_SDK } from './anthropic-client.js';
import { CHAT_COMPLETIONS_SDK } from './chat-completions-client.js';
import type { Sdk } from './dialect-client.js';
import { GEMINI_SDK } from './gemini-client.js';
import { NATIVE_SDK } from './native-client.js';
import { RESPONSES_SDK } from './responses-client.js';

/** The official SDKs. */
export const SDKS: readonly Sdk[] = [CHAT_COMPLETIONS_SDK, RESPONSES_SDK, ANTHROPIC_SDK, GEMINI_SDK];

/** Every client dialect; the native one carries texts alone. */
export const ALL_CLIENTS: readonly Sdk[] = [...SDKS, NATIVE_SDK];
