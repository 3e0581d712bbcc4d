import { type OpenaiUpstream, startOpenaiUpstream } from '@isartor/testing';
import { afterEach, beforeEach } from 'vitest';
import type { CloudLlm } from '../src/cloud-llm.js';
import { openaiCloud } from './openai-cloud.js';

/** What every test of a file is given anew. */
export interface Given {
  readonly upstream: OpenaiUpstream;
  /** The engine with `upstream` as its provider. */
  readonly cloudLlm: CloudLlm;
}

/** Starts an upstream and the engine before each test of the file and stops them after it. */
export function useOpenaiCloud(): Given {
  let given: Given | undefined;
  const current = (): Given => {
    if (given === undefined) throw new Error('Only tests are given an upstream');
    return given;
  };
  beforeEach(async () => {
    const upstream = await startOpenaiUpstream();
    given = { upstream, cloudLlm: openaiCloud(upstream.url) };
  });
  afterEach(async () => {
    const { upstream, cloudLlm } = current();
    given = undefined;
    await upstream.close();
    await cloudLlm.close();
  });
  return {
    get upstream() {
      return current().upstream;
    },
    get cloudLlm() {
      return current().cloudLlm;
    },
  };
}
