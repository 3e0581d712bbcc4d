/** What is known about a provider. */
export interface KnownProvider {
  /** The base to which its dialect's driver appends its paths. */
  readonly baseUrl: string;
  /** What it speaks; `openai` is Chat Completions. */
  readonly dialect: 'openai' | 'anthropic' | 'gemini';
  /** It has the Responses API beside Chat Completions. */
  readonly hasResponses: boolean;
  /** Names of models that are this provider's wherever they are asked for without a provider. */
  readonly modelFamilies: readonly RegExp[];
  readonly requiresKey: boolean;
  /** False where a stream tells its usage unasked and the wish for it is an error. */
  readonly takesStreamOptions: boolean;
}

type Facts = Pick<KnownProvider, 'baseUrl'> & Partial<KnownProvider>;

const known = (facts: Facts): KnownProvider => ({
  dialect: 'openai',
  hasResponses: false,
  modelFamilies: [],
  requiresKey: true,
  takesStreamOptions: true,
  ...facts,
});

/** Every provider that can be named without giving its URL. */
export const KNOWN_PROVIDERS: Readonly<Record<string, KnownProvider>> = {
  openai: known({
    baseUrl: 'https://api.openai.com/v1',
    modelFamilies: [/^(?:chat)?gpt-/, /^o\d/, /^text-embedding-(?:3-|ada-)/],
    hasResponses: true,
  }),
  anthropic: known({ baseUrl: 'https://api.anthropic.com', dialect: 'anthropic', modelFamilies: [/^claude-/] }),
  cerebras: known({ baseUrl: 'https://api.cerebras.ai/v1' }),
  chutes: known({ baseUrl: 'https://llm.chutes.ai/v1' }),
  deepseek: known({ baseUrl: 'https://api.deepseek.com/v1', modelFamilies: [/^deepseek-/] }),
  fireworks: known({ baseUrl: 'https://api.fireworks.ai/inference/v1', modelFamilies: [/^accounts\/fireworks\//] }),
  galadriel: known({ baseUrl: 'https://api.galadriel.com/v1/verified' }),
  gemini: known({
    baseUrl: 'https://generativelanguage.googleapis.com',
    dialect: 'gemini',
    modelFamilies: [/^gemini-/],
  }),
  groq: known({ baseUrl: 'https://api.groq.com/openai/v1' }),
  huggingface: known({ baseUrl: 'https://router.huggingface.co/v1' }),
  hyperbolic: known({ baseUrl: 'https://api.hyperbolic.xyz/v1' }),
  mira: known({ baseUrl: 'https://api.mira.network/v1' }),
  mistral: known({
    baseUrl: 'https://api.mistral.ai/v1',
    modelFamilies: [/^(?:mistral|ministral|magistral|devstral|codestral|pixtral)-/, /^open-mi[sx]tral-/],
    takesStreamOptions: false,
  }),
  moonshot: known({ baseUrl: 'https://api.moonshot.cn/v1', modelFamilies: [/^(?:kimi|moonshot)-/] }),
  nebius: known({ baseUrl: 'https://api.tokenfactory.nebius.com/v1' }),
  nvidia: known({ baseUrl: 'https://integrate.api.nvidia.com/v1' }),
  ollama: known({ baseUrl: 'http://127.0.0.1:11434/v1', requiresKey: false }),
  openrouter: known({ baseUrl: 'https://openrouter.ai/api/v1' }),
  perplexity: known({ baseUrl: 'https://api.perplexity.ai', modelFamilies: [/^sonar(?:-|$)/] }),
  siliconflow: known({ baseUrl: 'https://api.siliconflow.cn/v1' }),
  together: known({ baseUrl: 'https://api.together.xyz/v1' }),
  xai: known({ baseUrl: 'https://api.x.ai/v1', modelFamilies: [/^grok-/] }),
};

/**
 * The facts about one provider.
 * @throws Error for a name that is not in the table.
 */
export function knownProvider(name: string): KnownProvider {
  const facts = Object.hasOwn(KNOWN_PROVIDERS, name) ? KNOWN_PROVIDERS[name] : undefined;
  if (facts === undefined) throw new Error(`No provider is known by the name ${name}`);
  return facts;
}
