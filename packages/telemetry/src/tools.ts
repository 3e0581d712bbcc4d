import { type Bounded, bounded } from './bounded.js';

/** The agents we know, by the words their User-Agent holds: letters in lower case, a space between words. */
const TOOL_BY_WORDS: Readonly<Record<string, string>> = {
  'claude cli': 'claude-code',
  'claude code': 'claude-code',
  copilot: 'copilot',
  githubcopilot: 'copilot',
  cursor: 'cursor',
  codex: 'codex',
  'gemini cli': 'gemini-cli',
  openclaw: 'openclaw',
  'open claw': 'openclaw',
  windsurf: 'windsurf',
  zed: 'zed',
  cline: 'cline',
  'roo code': 'roo-code',
  roocode: 'roo-code',
  aider: 'aider',
  continue: 'continue',
  curl: 'curl',
  httpie: 'httpie',
};

/** The values of the metric label `tool`. */
export const TOOL_LABELS: readonly string[] = [...new Set(Object.values(TOOL_BY_WORDS)), 'unknown'];

const UNKNOWN = bounded('unknown', ['unknown']);
const TOOLS = new Map(Object.entries(TOOL_BY_WORDS).map(([words, tool]) => [words, bounded(tool, [tool])]));
const KNOWN_WORDS = new RegExp(`\\b(?:${[...TOOLS.keys()].join('|')})\\b`);

/** Characters that are looked at: clients name themselves first, and callers do not get to make this slow. */
const LOOKED_AT = 256;
const REMEMBERED = 256;
const remembered = new Map<string, Bounded>();

/**
 * The calling agent by its User-Agent header, as the metric label `tool`; `unknown` for all others. The first known
 * product counts, as the header lists products in order of significance.
 */
export function toolFromUserAgent(userAgent: string | undefined): Bounded {
  if (userAgent === undefined) return UNKNOWN;
  const known = remembered.get(userAgent);
  if (known !== undefined) return known;
  const tool = recognise(userAgent.slice(0, LOOKED_AT));
  if (userAgent.length <= LOOKED_AT) remember(userAgent, tool);
  return tool;
}

/** Words end where letters end and where camel case starts a new one: `GitHubCopilotChat` is four words. */
function recognise(userAgent: string): Bounded {
  const words = userAgent
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ');
  const match = KNOWN_WORDS.exec(words);
  return (match && TOOLS.get(match[0])) ?? UNKNOWN;
}

/** Starting over when full is enough: real agents are few, and made-up ones must not grow memory. */
function remember(userAgent: string, tool: Bounded): void {
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(userAgent, tool);
}
