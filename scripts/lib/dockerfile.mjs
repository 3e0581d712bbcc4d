import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/** What a command of a build may know of this machine: where programs and registries are. */
const KNOWN_OUTSIDE = /^(PATH|HOME|TMPDIR|npm_config_.*|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_.*)$/i;

/** Where Node's headers are is another place on this machine than in an image. */
const HEADERS_HERE = { npm_config_nodedir: dirname(dirname(process.execPath)) };

/**
 * Follows a Dockerfile in folders in place of images: each stage is a folder below `folder`, `RUN` runs on this machine with the
 * stage's variables, in the stage's working directory. Commands must keep to it, as paths in them are this machine's. Returns the
 * last stage; an instruction it does not know is an error.
 */
export function followDockerfile({ file, context, folder, log = () => {} }) {
  const stages = new Map();
  let stage;
  for (const { instruction, rest } of instructionsOf(readFileSync(file, 'utf8'))) {
    log(`${instruction} ${rest}`);
    if (instruction === 'FROM') stage = beginStage(rest, stages, folder);
    else {
      const follow = INSTRUCTIONS[instruction];
      if (follow === undefined) throw new Error(`${instruction} is not known here`);
      follow(stage, rest, { stages, context });
    }
  }
  return stage;
}

/** Every instruction of a Dockerfile, lines that go on joined. */
export function instructionsOf(text) {
  return text
    .replaceAll(/^\s*#.*$/gm, '')
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .map((line) => /^([A-Z]+)\s+(.*)$/.exec(line.trim()))
    .filter((match) => match !== null)
    .map(([, instruction, rest]) => ({ instruction, rest }));
}

const INSTRUCTIONS = {
  ENV(stage, rest) {
    const [, name, value] = /^(\w+)=(.*)$/.exec(rest);
    stage.env[name] = value.replace(/^"(.*)"$/, '$1');
  },
  WORKDIR(stage, rest) {
    stage.workdir = rest;
    mkdirSync(join(stage.root, rest), { recursive: true });
  },
  COPY: copy,
  RUN: run,
  USER: (stage, rest) => Object.assign(stage, { user: rest }),
  EXPOSE: (stage, rest) => Object.assign(stage, { port: Number(rest) }),
  VOLUME: (stage, rest) => Object.assign(stage, { volumes: JSON.parse(rest) }),
  ENTRYPOINT: (stage, rest) => Object.assign(stage, { entrypoint: JSON.parse(rest) }),
  CMD: (stage, rest) => Object.assign(stage, { command: JSON.parse(rest) }),
  HEALTHCHECK: (stage, rest) => Object.assign(stage, { healthcheck: JSON.parse(rest.replace(/^.*?CMD /, '')) }),
};

function beginStage(rest, stages, folder) {
  const [, image, name = 'last'] = /^(\S+)(?:\s+AS\s+(\S+))?$/.exec(rest);
  const base = stages.get(image);
  const stage = { image: base?.image ?? image, root: join(folder, name), workdir: '/', env: { ...base?.env } };
  mkdirSync(stage.root, { recursive: true });
  if (base !== undefined) copyTree(base.root, stage.root);
  stages.set(name, stage);
  return stage;
}

function run(stage, command) {
  const outside = Object.entries(process.env).filter(([name]) => KNOWN_OUTSIDE.test(name));
  const { status } = spawnSync('sh', ['-c', command], {
    cwd: join(stage.root, stage.workdir),
    env: { ...Object.fromEntries(outside), ...stage.env, ...(stage.env.npm_config_nodedir && HEADERS_HERE) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`"${command}" ended with ${status}`);
}

function copy(stage, rest, { stages, context }) {
  const words = rest.split(/\s+/);
  const flags = words.filter((word) => word.startsWith('--'));
  const paths = words.filter((word) => !word.startsWith('--'));
  const target = paths.pop();
  const from = flags.find((flag) => flag.startsWith('--from='))?.slice('--from='.length);
  const isKept = from === undefined ? contextFilter(context) : () => true;
  const source = from === undefined ? context : stages.get(from).root;
  const folder = target.startsWith('/') ? join(stage.root, target) : join(stage.root, stage.workdir, target);
  for (const path of paths) {
    const found = join(source, path);
    const isFolder = statSync(found).isDirectory();
    copyTree(found, isFolder || !target.endsWith('/') ? folder : join(folder, basename(path)), isKept);
  }
}

function copyTree(from, to, isKept = () => true) {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: isKept });
}

/** Whether the builder gets to see a file, by `.dockerignore`: the last line that fits decides. */
function contextFilter(context) {
  const rules = readFileSync(join(context, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }));
  const isKept = (path) => rules.findLast(({ pattern }) => pattern.test(path))?.isKept ?? true;
  const isFolder = (path) => statSync(join(context, path)).isDirectory();
  const holdsKept = (path) =>
    !/(^|\/)(node_modules|dist|\.git)$/.test(path) &&
    isFolder(path) &&
    readdirSync(join(context, path)).some((name) => isKept(join(path, name)));
  return (file) => {
    const path = relative(context, file);
    return path === '' || isKept(path) || holdsKept(path);
  };
}

/** A pattern fits a path and everything below it; `**` stands for any folders, `*` for a part of a name. */
function patternOf(line) {
  const pattern = line
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?');
  return new RegExp(`^${pattern}(?:/|$)`);
}
