import type { JsonObject } from '@isartor/core';
import { isJsonObject } from '../json/is-json-object.js';

/** Reads a `logprobsResult` as the canonical model has log probabilities, which is as Chat Completions has them. */
export function parseLogprobs(value: unknown): JsonObject | undefined {
  if (!isJsonObject(value) || !Array.isArray(value.chosenCandidates)) return undefined;
  const alternatives = Array.isArray(value.topCandidates) ? value.topCandidates : [];
  const content = value.chosenCandidates.map((chosen, at) => ({
    ...readToken(chosen),
    top_logprobs: readCandidates(alternatives[at]).map(readToken),
  }));
  return { content };
}

const readCandidates = (step: unknown): readonly unknown[] =>
  isJsonObject(step) && Array.isArray(step.candidates) ? step.candidates : [];

function readToken(candidate: unknown): JsonObject {
  const { token, logProbability } = isJsonObject(candidate) ? candidate : {};
  return {
    token: typeof token === 'string' ? token : '',
    logprob: typeof logProbability === 'number' ? logProbability : 0,
    bytes: null,
  };
}

/** The `logprobsResult` of log probabilities in the shape of Chat Completions; undefined for any other. */
export function renderLogprobs(value: unknown): JsonObject | undefined {
  if (!isJsonObject(value) || !Array.isArray(value.content)) return undefined;
  const steps = value.content.filter(isJsonObject);
  return {
    topCandidates: steps.map(({ top_logprobs: top }) => ({
      candidates: Array.isArray(top) ? top.filter(isJsonObject).map(printToken) : [],
    })),
    chosenCandidates: steps.map(printToken),
  };
}

const printToken = ({ token, logprob }: JsonObject): JsonObject => ({ token, logProbability: logprob });
