/** A target's path, without its query, which may hold a key, and without the authority of its absolute form. */
export function pathOf(url: string): string {
  const target = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?#]*/i, '');
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  return path === '' ? '/' : path;
}

/** A target's query, empty where there is none. */
export function queryOf(url: string): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}
