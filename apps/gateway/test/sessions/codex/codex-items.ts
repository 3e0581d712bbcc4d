/** One item of a response's output, as it is when it is whole. */
export type OutputItem = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;

/** An event before it has its number. */
export interface TypedEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** How many answers of a session call tools. */
export const LAST_TURN = 40;

/** What the model says in one turn: a sealed thought, words or none, calls of functions and of a free-form tool. */
export function codexItems(turn: number): readonly OutputItem[] {
  if (turn === LAST_TURN) return [reasoning(turn), message(turn)];
  return [
    reasoning(turn),
    ...(turn % 3 === 0 ? [message(turn)] : []),
    ...(turn % 4 === 0 ? [patch(turn)] : []),
    ...Array.from({ length: 1 + (turn % 2) }, (_, index) => shellCall(turn, index)),
  ];
}

const reasoning = (turn: number): OutputItem => ({
  id: `rs_${turn}`,
  type: 'reasoning',
  summary: [{ type: 'summary_text', text: `**Step ${turn}**\n\n“größer” \u{1F9ED}` }],
  encrypted_content: Buffer.from(`sealed thought ${turn} `.repeat(8)).toString('base64'),
});

const message = (turn: number): OutputItem => ({
  id: `msg_${turn}`,
  type: 'message',
  status: 'completed',
  role: 'assistant',
  content: [{ type: 'output_text', annotations: [], logprobs: [], text: `Now step ${turn}, été \u{1F30D}.` }],
});

const shellCall = (turn: number, index: number): OutputItem => ({
  id: `fc_${turn}_${index}`,
  type: 'function_call',
  status: 'completed',
  name: 'shell',
  call_id: `call_${turn}_${index}`,
  arguments: `{"command":["bash","-lc","sed -n '1,9p' é${turn}.ts"],  "timeout_ms":1234567890123456789${index}}`,
});

const patch = (turn: number): OutputItem => ({
  id: `ctc_${turn}`,
  type: 'custom_tool_call',
  status: 'completed',
  name: 'apply_patch',
  call_id: `call_${turn}_patch`,
  input: `*** Begin Patch\n*** Update File: é${turn}.ts\n@@\n-größe\n+"size"\\n\n*** End Patch\n`,
});
