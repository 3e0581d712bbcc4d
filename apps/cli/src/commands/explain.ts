import type { CliCommand } from '../cli-command.js';
import type { CliContext } from '../cli-context.js';
import { EXPLAIN_ARGS, readExplainCommandLine } from '../explain/explain-command-line.js';
import { fetchExplanation } from '../explain/fetch-explanation.js';
import { renderExplanation } from '../explain/render-explanation.js';

/** `isartor explain`: which layer of a running gateway would answer a request, and why. Nothing is answered or counted. */
export function createExplainCommand(context: CliContext): CliCommand {
  return {
    name: 'explain',
    summary: 'Show which layer of a running gateway would answer a question, and why',
    args: EXPLAIN_ARGS,
    examples: [
      ['isartor explain "How do I sort a list?"', 'Show who would answer it, and what is stored like it'],
      ['isartor explain --file request.json', 'Show it for a whole request'],
    ],
    async run(rawArguments) {
      const line = readExplainCommandLine(rawArguments, context.environment);
      const report = await fetchExplanation(line, context);
      context.print(line.json ? `${JSON.stringify(report, undefined, 2)}\n` : renderExplanation(report));
    },
  };
}
