import { setTimeout as sleep } from 'node:timers/promises';

const PAGES: readonly (readonly [topic: RegExp, text: string])[] = [
  [/password/i, 'Choose "Forgot password" on the sign-in page.'],
  [/invoice|bill/i, 'Invoices are under Account, Billing.'],
  [/delete|close/i, 'Accounts are closed under Account, Privacy.'],
];

/** Stands for a model that takes its time. */
export async function readHandbook(question: string, signal: AbortSignal): Promise<string> {
  await sleep(500, undefined, { signal });
  return PAGES.find(([topic]) => topic.test(question))?.[1] ?? 'Nothing in the handbook is about that.';
}
