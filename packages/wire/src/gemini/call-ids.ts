const PREFIX = 'call_gemini_';

/** Whether an id is one that was made up for a call without one: Gemini never gets to see it. */
export const isMadeUp = (id: string): boolean => id.startsWith(PREFIX);

/** An id for a call of an answer: distinct within the answer and, by the answer's own id, between answers. */
export function madeUpReplyId(responseId: unknown, choice: number, index: number): string {
  const safe = typeof responseId === 'string' ? responseId.replaceAll(/[^A-Za-z0-9_-]/g, '').slice(-20) : '';
  return `${PREFIX}${safe}_${choice}_${index}`;
}

/** What a call or its result says about itself. */
interface Mention {
  readonly id: string | undefined;
  readonly name: string;
}

/** Which call a result answers; the result's name where the call does not tell it. */
export interface Answered {
  readonly callId: string;
  readonly name?: string;
}

/** Names the calls of one conversation, turn after turn, and finds the call that each result answers. */
export interface CallBook {
  /** The id of a call: its own, or one made of its place. */
  called(mention: Mention, turn: number): string;
  /** Finds a call by id, else the first one of that name that has no result yet. */
  answered(mention: Mention, turn: number): Answered;
}

interface Call {
  readonly id: string;
  readonly name: string;
  open: boolean;
}

/** Starts with no calls. */
export function createCallBook(): CallBook {
  const calls: Call[] = [];
  let madeUp = 0;
  const place = (turn: number): string => {
    madeUp += 1;
    return `${PREFIX}turn${turn}_${madeUp - 1}`;
  };
  return {
    called: ({ id, name }, turn) => {
      const call = { id: id ?? place(turn), name, open: true };
      calls.push(call);
      return call.id;
    },
    answered: ({ id, name }, turn) => {
      const call = (id && findLast(calls, id)) ?? calls.find((known) => known.open && known.name === name);
      if (!call) return { callId: id ?? place(turn), name };
      call.open = false;
      return call.name === name ? { callId: call.id } : { callId: call.id, name };
    },
  };
}

const findLast = (calls: readonly Call[], id: string): Call | undefined => calls.findLast((call) => call.id === id);
