/** Words and phrases by which an answer is true for a short time only. */
export const VOLATILE = `
  today, tonight, tomorrow, now, right now, at the moment, at present, currently, current, latest, newest, most recent
  this week, this month, this year, this morning, this afternoon, this evening, this weekend, next week
  up to date, as of, so far, these days, live score, breaking, news, weather, forecast, stock price, share price
  order status, status of my order, status of my, my balance, my order status, what time is it, trending, upcoming, ongoing
`;
