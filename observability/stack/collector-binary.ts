import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

const NAME = 'isartor-test-collector';
const CONFIGURATION = readFileSync(fileURLToPath(new URL('collector-builder.yaml', import.meta.url)), 'utf8');
const BUILD_TIMEOUT_MS = 9 * 60_000;

/** A real Collector: from the cache, or built from Go modules, which takes minutes the first time. @throws when it cannot. */
export function collectorBinary(): string {
  const hash = createHash('sha256').update(CONFIGURATION).digest('hex').slice(0, 16);
  const folder = join(homedir(), '.cache', 'isartor-ci', `collector-${hash}`);
  const binary = join(folder, NAME);
  if (!existsSync(binary)) {
    process.stderr.write('Building the Collector (the first time takes minutes) ...\n');
    mkdirSync(folder, { recursive: true });
    build(binary);
  }
  return binary;
}

function build(binary: string): void {
  const configuration = parse(CONFIGURATION) as { dist: { version: string } };
  const folder = mkdtempSync(join(tmpdir(), 'isartor-collector-'));
  try {
    const file = join(folder, 'builder.yaml');
    const output = join(folder, 'out');
    writeFileSync(file, stringify({ ...configuration, dist: { ...configuration.dist, output_path: output } }));
    const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
    go('go', ['install', `go.opentelemetry.io/collector/cmd/builder@v${configuration.dist.version}`], env);
    go(join(folder, 'builder'), ['--config', file], env);
    // It is there whole or not at all.
    copyFileSync(join(output, NAME), `${binary}.new`);
    renameSync(`${binary}.new`, binary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function go(command: string, args: readonly string[], env: NodeJS.ProcessEnv): void {
  const { status, stderr, error } = spawnSync(command, args, { env, encoding: 'utf8', timeout: BUILD_TIMEOUT_MS });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stderr}`);
}
