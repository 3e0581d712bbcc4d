import { leftOut } from '../data/bench-data.js';
import { type BankingQuestion, readBanking } from '../data/read-banking.js';
import { FREE_WORDINGS, wordedAnswer } from '../data/wordings.js';
import { shuffled } from '../draw.js';
import { startAnsweringUpstream } from '../gateway/answering-upstream.js';
import { askChat } from '../gateway/ask-chat.js';
import { type SemanticHealth, semanticHealth, startSemanticGateway } from '../gateway/start-semantic-gateway.js';
import type { Part } from '../part.js';
import { markdownTable } from '../report/markdown-table.js';
import { percent, percentWithInterval } from '../report/percent.js';

/** Questions of the stream; `all` of them, or how many. */
const LIMIT = process.env.ISARTOR_BENCH_STREAM ?? '2000';

interface Streamed {
  readonly asked: number;
  readonly exact: number;
  readonly semantic: number;
  readonly exactWrong: number;
  readonly semanticWrong: number;
  readonly health: SemanticHealth;
}

/** The same questions as requests to the gateway as its users start it. */
export const gatewayPart: Part = {
  title: 'A stream of banking questions, through the gateway',
  async run({ data, seed }) {
    const rows = data === undefined ? undefined : readBanking(data);
    if (rows === undefined) return { text: leftOut('banking77') };
    const questions = shuffled(rows, seed).slice(0, LIMIT === 'all' ? rows.length : Number(LIMIT));
    return { text: `${WORDS}\n\n${tableOf(await stream(questions))}` };
  },
};

const WORDS = `\`isartor up\` in a process of its own, all settings as they are but for room for 20,000 entries; its model is ready before the first
question. One client asks one question after the other. The provider answers each in one of five wordings of its category's
answer, which share little but the category; an answer of another category is wrong. \`x-isartor-layer\` tells who answered. What happens in the background may come a
moment later than in another run, so these figures differ a little from run to run. \`ISARTOR_BENCH_STREAM=all\` asks all.`;

async function stream(questions: readonly BankingQuestion[]): Promise<Streamed> {
  const categories = new Map(questions.map(({ text, category }) => [text, category]));
  const answers = new Map<string, string>();
  let calls = 0;
  const upstream = await startAnsweringUpstream((messages) => {
    const category = categories.get(messages.at(-1)?.content ?? '') ?? '';
    calls += 1;
    const answer = wordedAnswer(FREE_WORDINGS, category, calls);
    answers.set(answer, category);
    return answer;
  });
  const gateway = await startSemanticGateway(upstream.url);
  const hits = { l1a: 0, l1b: 0 };
  const wrong = { l1a: 0, l1b: 0 };
  try {
    for (const { text, category } of questions) {
      const { layer, text: answer } = await askChat(gateway.url, [{ role: 'user', content: text }]);
      if (layer !== 'l1a' && layer !== 'l1b') continue;
      hits[layer] += 1;
      if (answers.get(answer) !== category) wrong[layer] += 1;
    }
    const health = await semanticHealth(gateway.url);
    return {
      ...{ asked: questions.length, exact: hits.l1a, semantic: hits.l1b },
      ...{ exactWrong: wrong.l1a, semanticWrong: wrong.l1b, health },
    };
  } finally {
    await gateway.stop();
    upstream.stop();
  }
}

function tableOf({ asked, exact, semantic, exactWrong, semanticWrong, health }: Streamed): string {
  const { samples, ratio } = health.false_hits;
  return markdownTable(
    ['of the stream', 'count', '%'],
    [
      ['questions', String(asked), ''],
      ['hits by the semantic cache', String(semantic), percent(semantic, asked)],
      ['wrong among them', String(semanticWrong), percentWithInterval(semanticWrong, semantic)],
      ['hits by the exact cache', String(exact), percent(exact, asked)],
      ['wrong among them', String(exactWrong), percentWithInterval(exactWrong, exact)],
      ['aliases learnt', String(health.aliases), ''],
      ['labels learnt', String(health.labels), ''],
      [
        "false hits by the gateway's own samples",
        String(samples),
        ratio === undefined ? '-' : (100 * ratio).toFixed(1),
      ],
      ['failures of embedder or index', String(health.failures), ''],
    ],
  );
}
