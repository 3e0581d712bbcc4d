/** One server-sent event; without a name it is an event of the default kind. The data must hold no line break. */
export const printFrame = (data: string, event?: string): string =>
  event === undefined ? `data: ${data}\n\n` : `event: ${event}\ndata: ${data}\n\n`;
