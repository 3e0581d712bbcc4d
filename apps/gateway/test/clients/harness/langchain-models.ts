import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { ChatOpenAI, type ChatOpenAIFields } from '@langchain/openai';
import { CLIENT_KEY, type ClientDialect, type ClientOptions } from '../../dialects/harness/dialect-client.js';

/** A chat model of LangChain that can be offered tools. */
type ToolModel = BaseChatModel & Required<Pick<BaseChatModel, 'bindTools'>>;

/** A chat model of LangChain, by the dialect that it speaks. */
export interface LangchainModel {
  readonly dialect: ClientDialect;
  create(options: ClientOptions): ToolModel;
  /** False where it takes what went in from the first event of a stream, which a translated one cannot know yet. */
  readonly countsStreams: boolean;
}

const openaiFields = ({ url, model, headers }: ClientOptions): ChatOpenAIFields => ({
  model,
  apiKey: CLIENT_KEY,
  maxRetries: 0,
  configuration: { baseURL: `${url}/v1`, defaultHeaders: headers },
});

export const LANGCHAIN_MODELS: readonly LangchainModel[] = [
  { dialect: 'openai', create: (options) => new ChatOpenAI(openaiFields(options)), countsStreams: true },
  {
    dialect: 'responses',
    create: (options) => new ChatOpenAI({ ...openaiFields(options), useResponsesApi: true, zdrEnabled: true }),
    countsStreams: true,
  },
  {
    dialect: 'anthropic',
    create: ({ url, model, headers }) =>
      new ChatAnthropic({
        model,
        apiKey: CLIENT_KEY,
        maxRetries: 0,
        maxTokens: 1000,
        anthropicApiUrl: url,
        clientOptions: { defaultHeaders: headers },
      }),
    countsStreams: false,
  },
];
