// Prints every module that importing the given ones loads, by URL, as a JSON list.
import { register } from 'node:module';
import { MessageChannel } from 'node:worker_threads';

const { port1: here, port2: there } = new MessageChannel();
const resolved = [];
here.on('message', (url) => resolved.push(url));
register('./module-observer.mjs', import.meta.url, { data: there, transferList: [there] });
for (const module of process.argv.slice(2)) await import(module);
// What a library of C++ loads is not in the list of modules.
const libraries = process.report.getReport().sharedObjects;
here.close();
process.stdout.write(JSON.stringify([...resolved, ...libraries]));
