import { automaticAnswer, type Behaviour, type OpenaiUpstream, type RecordedRequest } from '@isartor/testing';

/** An upstream whose behaviour depends on the prompt, so that tests can ask many things of it at once. */
export interface FaultyUpstream {
  /** Answers `prompt` this way until it is repaired. */
  break(prompt: string, behaviour: Behaviour): void;
  /** Answers `prompt` as it does all others: by repeating it. */
  repair(prompt: string): void;
  /** How often it was asked `prompt`. */
  timesAsked(prompt: string): number;
}

/** Takes over what `upstream` answers when nothing is queued. */
export function faultyUpstream(upstream: OpenaiUpstream): FaultyUpstream {
  const broken = new Map<string, Behaviour>();
  upstream.respondAlways((request) => (broken.get(promptOf(request)) ?? automaticAnswer)(request));
  return {
    break: (prompt, behaviour) => void broken.set(prompt, behaviour),
    repair: (prompt) => void broken.delete(prompt),
    timesAsked: (prompt) => upstream.requests.filter((request) => promptOf(request) === prompt).length,
  };
}

/** The text of the last message; tests that use this send nothing but strings. */
export function promptOf({ json }: RecordedRequest): string {
  const messages = json.messages as readonly { readonly content: string }[];
  return messages.at(-1)?.content ?? '';
}
