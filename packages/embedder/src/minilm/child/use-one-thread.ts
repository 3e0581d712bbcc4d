import { createRequire } from 'node:module';

/** The part of the runtime's module that makes sessions. */
interface Runtime {
  readonly InferenceSession: { create(model: unknown, options?: object): Promise<unknown> };
}

/**
 * Lets the runtime that a library will use compute in one thread: more gain little for short texts, and take the core of
 * the process in front. The library has no setting for it.
 */
export function useOneThread(library: string): void {
  const { InferenceSession }: Runtime = createRequire(library)('onnxruntime-node');
  const create = InferenceSession.create.bind(InferenceSession);
  InferenceSession.create = (model, options) =>
    create(model, { ...options, executionProviders: ['cpu'], intraOpNumThreads: 1, interOpNumThreads: 1 });
}
