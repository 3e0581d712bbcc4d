import { createRandom } from '../../malformed/random.js';
import type { CodingSession } from '../harness/coding-session.js';
import { COMMENT, cutAnywhere, withOddFrames } from '../harness/odd-frames.js';
import { printOddly, raw } from '../harness/odd-json.js';
import { codexAnswer } from './codex-answer.js';
import { codexItems, type OutputItem } from './codex-items.js';
import { CODEX_TOOLS } from './codex-tools.js';

const said = (role: string, text: string): object => ({
  type: 'message',
  role,
  content: [{ type: 'input_text', text }],
});

const SETTINGS = {
  model: 'gpt-5-codex',
  instructions: `You are Codex.\n${'- “Never” guess.\n'.repeat(60)}`,
  tools: CODEX_TOOLS,
  tool_choice: 'auto',
  parallel_tool_calls: true,
  reasoning: { effort: 'high', summary: 'auto', future: raw('9007199254740993') },
  text: { verbosity: 'low' },
  include: ['reasoning.encrypted_content'],
  prompt_cache_key: '0199b2c4-6d5e-7f10-8a9b-0c1d2e3f4a5b',
  client_metadata: { 'schlüssel/1': [raw('1.0'), raw('1.50E+300'), null] },
  store: false,
};

/** A session of Codex from its beginning. */
export function createCodexSession(): CodingSession {
  const input: object[] = [
    said('developer', '<permissions>read-only</permissions>'),
    said('user', '<environment_context>\n  <cwd>/src/été</cwd>\n</environment_context>'),
    { role: 'user', content: 'Rename “größe” to `size` everywhere.' },
  ];
  let turn = 1;
  return {
    get turn() {
      return turn;
    },
    body: (stream) => printOddly({ ...SETTINGS, input, stream }, createRandom(turn)),
    answer: () => cutAnywhere(withOddFrames(codexAnswer(turn), [COMMENT]), turn),
    goOn() {
      const items = codexItems(turn);
      input.push(...items.map(broughtBack), ...items.flatMap(outputOf));
      turn += 1;
    },
    interrupt: () => void input.push(said('user', '<turn_aborted/>'), said('user', 'Go on, but slower.')),
  };
}

/** An item as Codex sends it back: without the ids that nobody stored. */
const broughtBack = ({ id: _, ...item }: OutputItem): object =>
  item.type === 'reasoning' ? { ...item, content: null } : item;

/** What a tool gave for a call. */
function outputOf({ type, call_id }: OutputItem, index: number): readonly object[] {
  if (type === 'custom_tool_call') {
    return [{ type: 'custom_tool_call_output', call_id, output: '{"output":"Success","metadata":{"exit_code":0}}' }];
  }
  if (type !== 'function_call') return [];
  return [{ type: 'function_call_output', call_id, output: OUTPUTS[index % OUTPUTS.length] }];
}

const IMAGE = 'data:image/png;base64,iVBORw0KGgo=';
const OUTPUTS: readonly unknown[] = [
  'Exit code: 0\nOutput:\nimport { x } from "./é.js"; // \u2028 \u0000 \\u0041\n',
  'Exit code: 1\nOutput:\nC:\\temp\\new: half a pair \ud83d\n',
  [
    { type: 'input_text', text: 'Here it is:' },
    { type: 'input_image', image_url: IMAGE, detail: 'high' },
  ],
];
