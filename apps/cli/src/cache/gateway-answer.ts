import { reasonOf } from './reason-of.js';

/** A JSON object that a gateway answered with. */
export type Answer = Readonly<Record<string, unknown>>;

/** The JSON object that a response holds, if it does. @throws Error where the response broke off. */
export async function readAnswer(response: Response): Promise<Answer | undefined> {
  const text = await textOf(response);
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

/** Why a response is not what was asked for: the gateway's own words, where it is a gateway that speaks. */
export function refusalOf(url: string, { status }: Response, answer: Answer | undefined): Error {
  if (typeof answer?.error !== 'string' || typeof answer.message !== 'string')
    return new Error(`What answers at ${url} with ${status} is no Isartor gateway`);
  return new Error(`The gateway refuses (${status} ${answer.error}): ${answer.message}`);
}

async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new Error(`The answer broke off (${reasonOf(error)}): what it said is not known`, { cause: error });
  }
}
