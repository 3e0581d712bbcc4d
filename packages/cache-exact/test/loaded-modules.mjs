// Prints every module that importing the given ones loads, by URL, as a JSON list.
import { register } from 'node:module';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';

const { port1: here, port2: there } = new MessageChannel();
register('./module-observer.mjs', import.meta.url, { data: there, transferList: [there] });
for (const module of process.argv.slice(2)) await import(module);
const resolved = [];
// What was told has arrived, but events of the port may come later than this.
for (let told = receiveMessageOnPort(here); told !== undefined; told = receiveMessageOnPort(here)) {
  resolved.push(told.message);
}
// What a library of C++ loads is not in the list of modules.
const libraries = process.report.getReport().sharedObjects;
here.close();
process.stdout.write(JSON.stringify([...resolved, ...libraries]));
