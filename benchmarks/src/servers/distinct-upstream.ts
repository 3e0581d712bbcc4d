import { createHash } from 'node:crypto';
import { startAnsweringUpstream } from '../semantic/gateway/answering-upstream.js';

/** An upstream in a process of its own that gives every question an answer that has nothing in common with others. */
const { url } = await startAnsweringUpstream((messages) => {
  const words = createHash('sha256').update(JSON.stringify(messages)).digest('hex').match(/.{8}/g) ?? [];
  return `It is ${words.join(' and ')}.`;
});
process.stdout.write(`${url}\n`);
