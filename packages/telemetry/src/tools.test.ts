import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { toolFromUserAgent } from './tools.js';

describe('toolFromUserAgent', () => {
  it.each([
    ['claude-cli/1.0.83 (external, cli)', 'claude-code'],
    ['claude-cli/2.0.1 (external, claude-vscode, agent-sdk/0.1.0)', 'claude-code'],
    ['Claude-Code/2.1', 'claude-code'],
    ['GitHubCopilotChat/0.26.7', 'copilot'],
    ['GithubCopilot/1.155.0', 'copilot'],
    ['githubcopilot/1.0', 'copilot'],
    ['copilot-intellij/1.5.38', 'copilot'],
    ['Cursor/1.2.4', 'cursor'],
    ['Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Cursor/1.2.4 Chrome/132.0 Electron/34.3', 'cursor'],
    ['codex_cli_rs/0.20.0 (Mac OS 15.5.0; arm64) Apple_Terminal/455.1', 'codex'],
    ['codex_vscode/0.4.0', 'codex'],
    ['GeminiCLI/0.1.15 (linux; x64)', 'gemini-cli'],
    ['GeminiCLI/0.5.0/gemini-2.5-pro (darwin; arm64)', 'gemini-cli'],
    ['gemini-cli/0.1', 'gemini-cli'],
    ['OpenClaw/1.4', 'openclaw'],
    ['openclaw-gateway/2026.3.12', 'openclaw'],
    ['Windsurf/1.9.0', 'windsurf'],
    ['Zed/0.197.3 (linux; x86_64)', 'zed'],
    ['Cline/3.20.1', 'cline'],
    ['Roo-Code/3.25.0', 'roo-code'],
    ['RooCode/3.25.0', 'roo-code'],
    ['aider/0.86.1 +https://aider.chat', 'aider'],
    ['Continue/1.0.15', 'continue'],
    ['curl/8.5.0', 'curl'],
    ['HTTPie/3.2.4', 'httpie'],
  ])('%s is %s', (userAgent, tool) => {
    expect(toolFromUserAgent(userAgent)).toBe(tool);
  });

  it.each([
    undefined,
    '',
    'OpenAI/JS 6.49.0',
    'Anthropic/Python 0.75.0',
    'Claude/1.0 desktop',
    'authorized-client/1.0',
    'discontinued/2',
    'recursor/4.9 (PowerDNS)',
    'libcurl-agent/1.0',
    'codexify/1',
    'incline/1',
    'raider/3',
    'gemini-2.5-pro',
    'python-requests/2.32',
    '🦊',
  ])('%s is unknown', (userAgent) => {
    expect(toolFromUserAgent(userAgent)).toBe('unknown');
  });

  it('goes by the product that is named first', () => {
    expect(toolFromUserAgent('codex_cli_rs/0.31.0 (Mac OS; arm64) Zed/0.200.1')).toBe('codex');
    expect(toolFromUserAgent('Zed/0.200.1 codex_cli_rs/0.31.0')).toBe('zed');
  });

  it('answers the same again, also after many strangers', () => {
    for (let number = 0; number < 2000; number += 1) {
      expect(toolFromUserAgent(`stranger-${number}`)).toBe('unknown');
      expect(toolFromUserAgent(`aider/${number}`)).toBe('aider');
    }
    expect(toolFromUserAgent('Zed/0.197.3')).toBe('zed');
  });

  it('does not remember strangers without bound', () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const heapUsed = () => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const before = heapUsed();
    for (let number = 0; number < 50_000; number += 1) toolFromUserAgent(`${number}-${'x'.repeat(200)}`);
    expect(heapUsed() - before).toBeLessThan(3 * 1024 * 1024);
  });

  it('looks at the beginning of a very long header only', () => {
    expect(toolFromUserAgent(`curl/8 ${'a'.repeat(100_000)}`)).toBe('curl');
    expect(toolFromUserAgent(`${'a'.repeat(100_000)} curl/8`)).toBe('unknown');
  });
});
