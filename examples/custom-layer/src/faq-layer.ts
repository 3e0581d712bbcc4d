import type { ChatRequest, Layer } from '@isartor/core';
import { bounded } from '@isartor/telemetry';
import { textReply } from './text-reply.js';

/** Metrics use the name as a label, so it is bounded; headers spell it by its part before the underscore: `l1`. */
const NAME = bounded('L1_Faq', ['L1_Faq']);

/** Answers the questions of a table. An optimisation: should it break, the request passes as if it were not there. */
export function faqLayer(answers: ReadonlyMap<string, string>): Layer {
  const known = new Map([...answers].map(([question, answer]) => [plain(question), answer]));
  return {
    name: NAME,
    onFailure: 'pass',
    async handle(request) {
      const question = onlyQuestion(request);
      const answer = question === undefined ? undefined : known.get(plain(question));
      if (answer === undefined) return { outcome: 'pass', request };
      return { outcome: 'hit', reply: textReply('faq', answer) };
    },
  };
}

/**
 * The question, if the request is nothing but a question. With instructions, earlier turns, tools, a wanted format or
 * several answers, the table's answer would be to another question.
 */
function onlyQuestion({ messages, tools, responseFormat, sampling }: ChatRequest): string | undefined {
  const [message, ...others] = messages;
  const [part, ...otherParts] = message?.content ?? [];
  const alone = others.length === 0 && otherParts.length === 0 && message?.role === 'user' && part?.type === 'text';
  const plainText = tools.length === 0 && responseFormat === undefined && sampling.candidates === undefined;
  return alone && plainText ? part.text : undefined;
}

/** Case, spacing and a final mark do not make another question. */
function plain(question: string): string {
  return question
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s?!.]+$/, '')
    .trim();
}
