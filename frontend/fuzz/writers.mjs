// Ten writers in real ProseMirror states, at random and at once, through real servers: they type, split, join, move, mark, delete,
// undo, suggest and are cut off. Told by the first argument, a JSON object; tells what it counted as JSON in its last line.

import WebSocket from "ws";
import { SocketLine } from "../editor/socket.mjs";
import { Writing } from "./acts.mjs";
import { Headless } from "./headless.mjs";

const told = JSON.parse(process.argv[2]);
const writing = new Writing(told);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const writers = told.cookies.map((cookie, number) => {
  const url = () => `ws://127.0.0.1:${writing.pick(told.ports)}/statements/${told.statement}/line/`;
  const headers = (to) => ({ Cookie: cookie, Origin: new URL(to).origin.replace("ws", "http") });
  const make = () => ((to) => new WebSocket(to, { headers: headers(to) }))(url());
  return new Headless({ name: `w${number}`, line: (enter) => new SocketLine({ url: "", enter, make }) });
});

async function writeOn(writer, until) {
  while (Date.now() < until) {
    if (writer.state) writing.act(writer);
    await pause(20 + writing.random() * told.pause);
  }
}

for (const writer of writers) writer.start();
while (!writers.every((writer) => writer.ready)) await pause(50);
const until = Date.now() + told.seconds * 1000;
setTimeout(() => writers[0].cutOff(told.seconds * 400), told.seconds * 200); // the long one
await Promise.all(writers.map((writer) => writeOn(writer, until)));
for (const writer of writers) writer.comeBack();
const patience = Date.now() + 60_000;
while (Date.now() < patience && !(writers.every((w) => w.quiet) && new Set(writers.map((w) => w.version)).size === 1)) await pause(100);
const counted = { ...writing.count(writers), document: writers[0].state.doc.toJSON() };
process.stdout.write(`${JSON.stringify(counted)}\n`, () => process.exit(0));
