import type { CliContext } from '../cli-context.js';
import { UsageError } from '../usage-error.js';
import { askGateway } from './ask-gateway.js';
import type { CacheCommandLine } from './cache-command-line.js';
import { findGateway } from './gateway-flags.js';
import { toJson } from './to-json.js';

/**
 * Tells a running gateway whether the answer to a request was right.
 * @throws UsageError for a command line that does not say so; Error where the gateway knows of no such answer.
 */
export async function sendFeedback(line: CacheCommandLine, { environment, print }: CliContext): Promise<void> {
  const { file: requestId, rawArguments, has } = line;
  if (requestId === '-')
    throw new UsageError('"isartor cache feedback" needs the x-isartor-request-id of the answer in question');
  if (has('right') === has('wrong'))
    throw new UsageError('"isartor cache feedback" needs one of --right and --wrong, and not both');
  const correct = has('right');
  const gateway = findGateway(rawArguments, environment);
  const body = { request_id: requestId, correct };
  const answer = await askGateway(gateway, { path: '/admin/cache/feedback', body });
  if (answer.request_id !== requestId || answer.correct !== correct)
    throw new Error(`What answers at ${gateway.url} is no Isartor gateway: nothing is known of the feedback`);
  const effect = correct
    ? 'The answer is labelled right'
    : 'The answer is labelled wrong, and what it came from dropped';
  print(has('json') ? toJson(body) : `${effect}\n`);
}
