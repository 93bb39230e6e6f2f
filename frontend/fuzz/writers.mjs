// Ten writers in real ProseMirror states, at random and at once: they type, split, join, move, mark, delete, undo, suggest and
// are cut off. Told by the first argument, a JSON object; tells what it counted as JSON in its last line.
//
// Every stretch of typing is a word that occurs nowhere else. At the end each of them stands in the text, or somebody removed it
// while it was before their eyes, or it was put aside for its writer. Anything else is a loss.

import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { NodeSelection, TextSelection } from "prosemirror-state";
import WebSocket from "ws";
import { backspace, enter, moveClause } from "../editor/commands.mjs";
import { suggest, suggests, write } from "../editor/suggesting.mjs";
import { Headless } from "./headless.mjs";

const told = JSON.parse(process.argv[2]);
const random = seeded(told.seed);
const pick = (list) => list[Math.floor(random() * list.length)];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const removed = new Set();
let words = 0;

const writers = told.cookies.map(
  (cookie, number) =>
    new Headless({
      name: `w${number}`,
      url: () => `ws://127.0.0.1:${pick(told.ports)}/statements/${told.statement}/line/`,
      make: (url) => new WebSocket(url, { headers: { Cookie: cookie, Origin: new URL(url).origin.replace("ws", "http") } }),
    }),
);

function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const tokensIn = (text) => text.match(/q\d+z/g) || [];

// Where a caret may stand.
function places(doc) {
  const found = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock) for (let n = 0; n <= node.content.size; n++) found.push(pos + 1 + n);
    return !node.isTextblock;
  });
  return found;
}

// Not in the middle of a word: its loss would be a removal.
const someWhere = (doc) => {
  const $at = doc.resolve(pick(places(doc)));
  let offset = $at.parentOffset;
  while (offset > 0 && /\w/.test(flat($at.parent, offset - 1)) && /\w/.test(flat($at.parent, offset))) offset--;
  return $at.start() + offset;
};

// The sign at a place of a clause; a space where a note or a field stands.
function flat(parent, offset) {
  const child = parent.childAfter(offset);
  return child.node?.isText ? child.node.text[offset - child.offset] ?? " " : " ";
}

function type(writer) {
  const { state } = writer;
  const at = someWhere(state.doc);
  const word = `q${(words += 1)}z`;
  writer.select(TextSelection.create(state.doc, at));
  tried(writer, word, writer.state.tr.insertText(`${word} `));
}

// What cannot be a suggestion was never written.
function tried(writer, word, tr) {
  const refused = writer.refused;
  writer.dispatch(tr);
  if (writer.refused > refused) removed.add(word);
}

// What a writer removes is what stood before their eyes.
function noting(writer, act) {
  const before = tokensIn(writer.text());
  act();
  const after = new Set(tokensIn(writer.text()));
  for (const token of before) if (!after.has(token)) removed.add(token);
}

function removeSome(writer) {
  const { doc } = writer.state;
  const [from, to] = [someWhere(doc), someWhere(doc)].sort((a, b) => a - b);
  if (to - from > 60 || from === to) return;
  noting(writer, () => {
    writer.select(TextSelection.between(doc.resolve(from), doc.resolve(to)));
    writer.dispatch(writer.state.tr.deleteSelection());
  });
}

function blocks(doc) {
  const found = [];
  doc.forEach((node, offset) => !["title", "lead", "loose"].includes(node.type.name) && found.push([offset, node]));
  return found;
}

function moveBlock(writer) {
  const { doc } = writer.state;
  const all = blocks(doc);
  if (all.length < 3) return;
  const [from, node] = pick(all);
  const [to] = pick(all);
  const tr = writer.state.tr.delete(from, from + node.nodeSize);
  tr.insert(tr.mapping.map(to), node);
  noting(writer, () => writer.dispatch(tr));
}

function addNote(writer) {
  const { schema, doc } = writer.state;
  const at = someWhere(doc);
  const $at = doc.resolve(at);
  if (!$at.parent.type.contentMatch.matchType(schema.nodes.note) || $at.parent.type.name === "loose") return;
  const word = `q${(words += 1)}z`;
  tried(writer, word, writer.state.tr.insert(at, schema.nodes.note.create(null, schema.text(word))));
}

function mark(writer) {
  const { doc, schema } = writer.state;
  const from = someWhere(doc);
  const $from = doc.resolve(from);
  let to = Math.min(from + 10, $from.end());
  while (to < $from.end() && /\w/.test(flat($from.parent, to - $from.start()))) to++;
  if (from >= to) return;
  writer.select(TextSelection.create(doc, from, to));
  noting(writer, () => toggleMark(pick([schema.marks.strong, schema.marks.emphasis]))(writer.state, writer.dispatch));
}

function change(writer, command) {
  writer.select(TextSelection.create(writer.state.doc, someWhere(writer.state.doc)));
  noting(writer, () => command(writer.state, writer.dispatch));
}

function addList(writer) {
  const { schema, doc } = writer.state;
  const [at] = pick(blocks(doc));
  const word = `q${(words += 1)}z`;
  const demand = schema.nodes.demand.create(null, schema.text(word));
  const list = schema.nodes.demand_list.create(null, [schema.nodes.lead_in.create(), schema.nodes.addressee.create(), demand]);
  tried(writer, word, writer.state.tr.insert(at, list));
}

function removeBlock(writer) {
  const all = blocks(writer.state.doc);
  if (all.length < 12) return;
  const [at] = pick(all);
  noting(writer, () => {
    writer.select(NodeSelection.create(writer.state.doc, at));
    writer.dispatch(writer.state.tr.deleteSelection());
  });
}

function suggestOrWrite(writer) {
  (suggests(writer.state) ? write : suggest)(writer.state, writer.dispatchPlain);
}

const ACTS = [
  [40, type],
  [8, removeSome],
  [5, (w) => change(w, enter)],
  [3, (w) => change(w, backspace)],
  [3, moveBlock],
  [2, (w) => change(w, moveClause(pick([-1, 1])))],
  [4, addNote],
  [5, mark],
  [2, addList],
  [2, removeBlock],
  [3, (w) => noting(w, () => undo(w.state, w.dispatch))],
  [2, (w) => noting(w, () => redo(w.state, w.dispatch))],
  [process.env.NO_SUGGEST ? 0 : 2, (w) => suggestOrWrite(w)],
  [2, (w) => noting(w, () => w.decide(random() < 0.5, random()))],
  [1, (w) => w.cutOff(500 + random() * 4000)],
];
const TOTAL = ACTS.reduce((sum, [weight]) => sum + weight, 0);

function act(writer) {
  let left = random() * TOTAL;
  for (const [weight, does] of ACTS) {
    left -= weight;
    if (left < 0) return does(writer);
  }
  return undefined;
}

async function writeOn(writer, until) {
  while (Date.now() < until) {
    if (writer.state) act(writer);
    await pause(20 + random() * told.pause);
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

const texts = writers.map((writer) => JSON.stringify(writer.state.doc.toJSON()));
const standing = tokensIn(writers[0].text());
const aside = new Set(writers.flatMap((writer) => writer.aside.flatMap((each) => tokensIn(each.words))));
const seen = new Set(standing);
const lost = [];
for (let n = 1; n <= words; n++) {
  const token = `q${n}z`;
  if (!seen.has(token) && !removed.has(token) && !aside.has(token)) lost.push(token);
}
process.stdout.write(
  `${JSON.stringify({
    words,
    standing: seen.size,
    removed: removed.size,
    aside: aside.size,
    lost,
    doubled: standing.length - seen.size,
    version: writers[0].version,
    quiet: writers.every((writer) => writer.quiet),
    equal: new Set(texts).size === 1,
    rejected: writers.reduce((sum, writer) => sum + writer.rejected.length, 0),
    rejections: writers.flatMap((writer) => writer.rejected).slice(0, 5),
    refused: writers.reduce((sum, writer) => sum + writer.refused, 0),
    cuts: writers.reduce((sum, writer) => sum + writer.cuts, 0),
    document: writers[0].state.doc.toJSON(),
  })}\n`,
  () => process.exit(0),
);
