/** The URL of an operation: one that ends in its path is used as it is, any other is a base. Throws where it is none for HTTP. */
export function endpoint(url: string, path: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol))
    throw new Error("The embedder's url is no http(s) URL");
  if (parsed.username !== '' || parsed.password !== '') throw new Error("The embedder's url must hold no credentials");
  const base = parsed.pathname.replace(/\/+$/, '');
  parsed.pathname = base.endsWith(path) ? base : `${base}${path}`;
  return parsed;
}
