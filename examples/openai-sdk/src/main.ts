import OpenAI from 'openai';
import { type Answer, askForJson, askForStream } from './ask.js';

const gateway = process.argv[2] ?? 'http://127.0.0.1:8080';
/** The gateway's key, if it has one; the SDK wants some text in any case. */
const key = process.argv[3] ?? 'none';

const client = new OpenAI({ baseURL: `${gateway}/v1`, apiKey: key });

function print(way: string, { text, pieces, layer, deflected, cacheStatus }: Answer): void {
  console.log(`${way}: x-isartor-layer ${layer}, x-isartor-deflected ${deflected}, cache-status ${cacheStatus}`);
  console.log(`  ${text} (${pieces === 1 ? '1 piece' : `${pieces} pieces`})`);
}

print('JSON', await askForJson(client, 'What is a prompt firewall?'));
print('JSON again', await askForJson(client, 'What is a prompt firewall?'));
print('The same as a stream', await askForStream(client, 'What is a prompt firewall?'));
print('Another stream', await askForStream(client, 'Why is it called Isartor?'));
