import { createSemanticCache, englishQuestions, judgeAnswers } from '@isartor/cache-semantic';
import { createMinilmEmbedder } from '@isartor/embedder/minilm';
import { readHandbook } from './handbook.js';
import { createHelpDesk } from './help-desk.js';

const embedder = createMinilmEmbedder();
const cache = createSemanticCache<string>({
  embedder,
  comparer: englishQuestions({ knownWords: embedder.knownWords() }),
  judge: judgeAnswers,
});

createHelpDesk({ cache, answer: readHandbook }).listen(3_000, '127.0.0.1', () => {
  console.log('Try http://127.0.0.1:3000/ask?question=How+do+I+reset+my+password');
});
