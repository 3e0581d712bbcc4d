import { callGateway } from './call-gateway.js';
import { type Answer, readAnswer, refusalOf } from './gateway-answer.js';
import type { RunningGateway } from './gateway-flags.js';

/** One question to a gateway; with a body it is a POST. */
export interface Question {
  readonly path: string;
  readonly body?: object;
}

/** Asks a running gateway. @throws Error that says why there is no answer, or why it is a refusal. */
export async function askGateway(gateway: RunningGateway, { path, body }: Question): Promise<Answer> {
  const call = { path, ...(body && { type: 'application/json', body: JSON.stringify(body) }) };
  const response = await callGateway(gateway, call);
  const answer = await readAnswer(response);
  if (response.ok && answer !== undefined) return answer;
  throw refusalOf(gateway.url, response, answer);
}
