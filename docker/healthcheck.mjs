// Ends well when the gateway in this container says that it lives. The image has no curl.
const { env } = process;
const [port = '8080'] = /\d+$/.exec(env.ISARTOR__HOST_PORT ?? '') ?? [];
const response = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2500) });
if (!response.ok) process.exitCode = 1;
