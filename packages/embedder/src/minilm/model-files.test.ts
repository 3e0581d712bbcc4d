import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checksums, modelPath } from '@isartor/model-minilm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { untilReady } from '../../test/until-ready.js';
import { createMinilmEmbedder } from './minilm-embedder.js';
import { createProcessEmbedder, type MinilmEmbedder } from './process-embedder.js';

const signal = new AbortController().signal;
const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isartor-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The packaged model in a folder of its own, without or with another content of one file. */
function modelWith(file: string, content?: string): string {
  const folder = join(temporaryFolder(), 'model');
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  for (const name of Object.keys(checksums)) {
    if (name !== file) symlinkSync(join(modelPath, name), join(folder, name));
    else if (content !== undefined) writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** As the packaged model is loaded, from another folder and by another program if need be. */
function packagedIn(folder: string, program = join(DIST, 'minilm/child/main.js')): MinilmEmbedder {
  const embedder = createProcessEmbedder({
    id: 'packaged',
    program,
    model: { folder: dirname(folder), name: basename(folder), checksums, dimensions: 384, maxPieces: 256 },
    times: { startTimeoutMs: 60_000, silenceMs: 10_000, firstPauseMs: 10, mostPauseMs: 100 },
    timeoutMs: 10_000,
    maxWaiting: 8,
  });
  onTestFinished(() => embedder.close());
  return embedder;
}

describe('files of the packaged model', () => {
  it.each(Object.keys(checksums))('are all there, or it is not used: %s', async (file) => {
    const folder = modelWith(file);
    const embedder = packagedIn(folder);
    await expect
      .poll(() => embedder.health(), { timeout: 10_000 })
      .toMatchObject({ state: 'down', reason: `${file} of the model cannot be read` });
    await expect(embedder.embed('text', signal)).rejects.toMatchObject({ fault: 'down' });
    symlinkSync(join(modelPath, file), join(folder, file));
    await untilReady(embedder);
  });

  it.each(['tokenizer.json', 'onnx/model_quantized.onnx'])('are whole, or it is not used: %s', async (file) => {
    const bytes = readFileSync(join(modelPath, file));
    const embedder = packagedIn(modelWith(file, bytes.toString('latin1', 0, bytes.length / 2)));
    await expect
      .poll(() => embedder.health(), { timeout: 10_000 })
      .toMatchObject({ state: 'down', reason: `${file} of the model is damaged or another: its checksum differs` });
  });

  it('are of no use without the library', async () => {
    const folder = temporaryFolder();
    cpSync(DIST, join(folder, 'dist'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const embedder = packagedIn(modelPath, join(folder, 'dist/minilm/child/main.js'));
    await expect
      .poll(() => embedder.health(), { timeout: 10_000 })
      .toMatchObject({ state: 'down', reason: '@xenova/transformers is not installed' });
  });
});

describe('another model', () => {
  const created = (options: Parameters<typeof createMinilmEmbedder>[0]): MinilmEmbedder => {
    const embedder = createMinilmEmbedder({ timeoutMs: 10_000, ...options });
    onTestFinished(() => embedder.close());
    return embedder;
  };

  it('has an id by what is in its folder', () => {
    const packaged = created({});
    const other = created({ modelPath: modelWith('config.json', '{}') });
    const more = created({ modelPath: modelWith('config.json', '{ }') });
    const same = created({ modelPath: modelWith('config.json', '{}') });
    expect(same.id).toBe(other.id);
    expect(new Set([packaged.id, other.id, more.id]).size).toBe(3);
  });

  it('is not used when it does not fit its figures', async () => {
    const embedder = created({ modelPath, dimensions: 512 });
    await expect
      .poll(() => embedder.health(), { timeout: 10_000 })
      .toMatchObject({ state: 'down', reason: 'the model does not work: the vector has 384 numbers, not 512' });
  });

  it('is down where its folder is empty', async () => {
    const embedder = created({ modelPath: temporaryFolder() });
    await expect
      .poll(() => embedder.health(), { timeout: 10_000 })
      .toMatchObject({ state: 'down', reason: 'config.json of the model cannot be read' });
  });
});

describe('a model of the hub', () => {
  async function startHub(): Promise<{ readonly url: string; readonly paths: string[] }> {
    const paths: string[] = [];
    const server = createServer((request, response) => {
      const path = request.url ?? '';
      paths.push(path);
      const [, file = ''] = /^\/some\/model\/resolve\/abc123\/(.*)$/.exec(path) ?? [];
      if (!(file in checksums)) response.writeHead(404).end();
      else response.end(readFileSync(join(modelPath, file)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, paths };
  }

  it('is fetched only where that is allowed, once', { timeout: 30_000 }, async () => {
    const hub = await startHub();
    const options = { hubModel: 'some/model', hubRevision: 'abc123', hubUrl: hub.url, modelPath: temporaryFolder() };
    const start = (allowDownload: boolean): MinilmEmbedder => {
      const embedder = createMinilmEmbedder({ ...options, allowDownload, timeoutMs: 10_000 });
      onTestFinished(() => embedder.close());
      return embedder;
    };
    const offline = start(false);
    await expect.poll(() => offline.health(), { timeout: 10_000 }).toMatchObject({ state: 'down' });
    expect(hub.paths).toEqual([]);

    const fetching = await untilReady(start(true));
    expect(fetching.id).toBe('minilm/some/model@abc123');
    expect(await fetching.embed('How do I sort a list?', signal)).toHaveProperty('vector');
    const fetched = hub.paths.length;
    expect(fetched).toBeGreaterThan(0);

    await untilReady(start(false));
    expect(hub.paths).toHaveLength(fetched);
  });

  it('needs a folder, and the packaged model needs no download', () => {
    expect(() => createMinilmEmbedder({ hubModel: 'some/model' })).toThrow('hubModel needs modelPath');
    expect(() => createMinilmEmbedder({ allowDownload: true })).toThrow('allowDownload needs hubModel');
  });
});
