import { wordSet } from './word-table.js';

/** Names of currencies in the table of units. */
export const CURRENCIES = wordSet(
  'usd eur gbp jpy chf inr cad aud cny krw mxn brl sek nok dkk pln czk huf nzd sgd hkd zar thb aed franc peso yen',
);
