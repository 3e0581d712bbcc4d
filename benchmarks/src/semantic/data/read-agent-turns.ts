import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChatMessage } from '../gateway/ask-chat.js';

interface Recorded {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly unknown[] | null;
  readonly tool_call_ids?: readonly string[] | null;
}

/** What an agent sent turn by turn: for each answer of the model, all that came before it. */
export interface AgentSession {
  readonly name: string;
  readonly turns: readonly (readonly ChatMessage[])[];
}

/** Sessions of coding agents; undefined where they are not there. */
export function readAgentSessions(folder: string): readonly AgentSession[] | undefined {
  const sessions = join(folder, 'agent_sessions');
  if (!existsSync(sessions)) return undefined;
  const files = readdirSync(sessions).filter((file) => file.endsWith('.traj'));
  return files.sort().map((file) => {
    const { history }: { readonly history: readonly Recorded[] } = JSON.parse(
      readFileSync(join(sessions, file), 'utf8'),
    );
    const messages = history.map(messageOf);
    const turns = messages.flatMap(({ role }, at) => (role === 'assistant' && at > 0 ? [messages.slice(0, at)] : []));
    return { name: file, turns };
  });
}

function messageOf({ role, content, tool_calls: calls, tool_call_ids: ids }: Recorded): ChatMessage {
  return {
    role,
    content,
    ...(role === 'assistant' && calls && { tool_calls: calls }),
    ...(role === 'tool' && { tool_call_id: ids?.[0] ?? '' }),
  };
}
