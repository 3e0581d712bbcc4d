/** One frame of a Chat Completions stream with one choice. */
export const chunkFrame = (choice: object): string =>
  `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index: 0, ...choice }] })}\n\n`;

/** A whole answer in three frames: its text, its finish reason, its terminator. */
export const FIRST_FRAME = chunkFrame({ delta: { role: 'assistant', content: 'Once' } });
export const LAST_FRAME = chunkFrame({ delta: {}, finish_reason: 'stop' });
export const DONE_FRAME = 'data: [DONE]\n\n';
