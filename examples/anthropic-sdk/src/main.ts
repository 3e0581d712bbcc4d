import Anthropic from '@anthropic-ai/sdk';
import { toolLoop } from './tool-loop.js';

const baseURL = process.argv[2] ?? 'http://127.0.0.1:8080';
/** A model of the gateway's provider, whoever that is. */
const model = process.argv[3] ?? 'claude-haiku-4-5';
/** The gateway's key, if it has one; the SDK wants some text in any case. */
const apiKey = process.argv[4] ?? 'none';

const client = new Anthropic({ baseURL, apiKey });

for await (const { text, calls, layer, provider } of toolLoop(client, { text: 'Is Oslo or Rome warmer?', model })) {
  console.log(`x-isartor-layer ${layer}, x-isartor-provider ${provider}`);
  for (const call of calls) console.log(`  ${call}`);
  if (text.length > 0) console.log(`  ${text.join('')} (${text.length === 1 ? '1 piece' : `${text.length} pieces`})`);
}
