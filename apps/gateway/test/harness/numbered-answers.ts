import { type Behaviour, textAnswer } from '@isartor/testing';

/** Never says the same twice: `answer 1`, `answer 2` and so on, so that whoever gets an answer shows whose it was. */
export function numberedAnswers(): Behaviour {
  let count = 0;
  return (request) => {
    count += 1;
    return textAnswer(`answer ${count}`)(request);
  };
}

/** What the first choice of a response says, JSON or event stream, OpenAI or native; the body itself when none says. */
export async function answerText(response: Response): Promise<string> {
  const body = await response.text();
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) return streamedText(body);
  return textOf(JSON.parse(body)) ?? body;
}

function streamedText(body: string): string {
  const frames = body.matchAll(/^data: (\{.*)$/gm);
  return [...frames].map(([, data = '']) => deltaOf(JSON.parse(data))).join('');
}

interface AnyReply {
  readonly message?: unknown;
  readonly delta?: unknown;
  readonly choices?: readonly {
    readonly index: number;
    readonly message?: { readonly content?: unknown };
    readonly delta?: { readonly content?: unknown };
  }[];
}

function textOf({ message, choices }: AnyReply): string | undefined {
  const said = choices?.[0]?.message?.content ?? message;
  return typeof said === 'string' ? said : undefined;
}

function deltaOf({ delta, choices }: AnyReply): string {
  const said = choices?.find(({ index }) => index === 0)?.delta?.content ?? delta;
  return typeof said === 'string' ? said : '';
}
