// Tells `port` of every module that is resolved.
let port;

export const initialize = (given) => {
  port = given;
};

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  port.postMessage(found.url);
  return found;
}
