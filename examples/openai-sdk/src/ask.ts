import type OpenAI from 'openai';

/** One answer: its text, and what the gateway tells about it. */
export interface Answer {
  readonly text: string;
  /** In how many pieces the text came; 1 for JSON. */
  readonly pieces: number;
  /** Who answered: `l1a` is the exact cache, `l3` the provider. */
  readonly layer: string;
  readonly deflected: boolean;
  readonly cacheStatus: string;
}

const MODEL = 'gpt-4o-mini';

/** Asks for the whole answer at once. */
export async function askForJson(client: OpenAI, question: string): Promise<Answer> {
  const { data, response } = await client.chat.completions
    .create({ model: MODEL, messages: [{ role: 'user', content: question }] })
    .withResponse();
  return { text: data.choices[0]?.message.content ?? '', pieces: 1, ...told(response) };
}

/** Asks for the answer as it is made. */
export async function askForStream(client: OpenAI, question: string): Promise<Answer> {
  const { data, response } = await client.chat.completions
    .create({ model: MODEL, messages: [{ role: 'user', content: question }], stream: true })
    .withResponse();
  const pieces: string[] = [];
  for await (const chunk of data) {
    const piece = chunk.choices[0]?.delta.content ?? '';
    if (piece !== '') pieces.push(piece);
  }
  return { text: pieces.join(''), pieces: pieces.length, ...told(response) };
}

function told({ headers }: Response): Pick<Answer, 'layer' | 'deflected' | 'cacheStatus'> {
  return {
    layer: headers.get('x-isartor-layer') ?? '',
    deflected: headers.get('x-isartor-deflected') === 'true',
    cacheStatus: headers.get('cache-status') ?? '',
  };
}
