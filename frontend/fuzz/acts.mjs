// What a writer may do, at random. Every stretch of typing is a word that occurs nowhere else.

import { toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { backspace, enter, moveClause } from "../editor/commands.mjs";
import { suggest, suggests, write } from "../editor/suggesting.mjs";

// The same seed, the same row of numbers below one.
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const tokensIn = (text) => text.match(/q\d+z/g) || [];

// One writing together: what was typed, and what was removed by somebody before whose eyes it stood.
export class Writing {
  constructor({ seed, suggesting }) {
    this.random = seeded(seed);
    this.words = 0;
    this.removed = new Set();
    this.acts = ACTS.filter(([, does]) => suggesting || does !== suggestOrWrite);
    this.total = this.acts.reduce((sum, [weight]) => sum + weight, 0);
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  word() {
    return `q${(this.words += 1)}z`;
  }

  act(writer) {
    let left = this.random() * this.total;
    const [, does] = this.acts.find(([weight]) => (left -= weight) < 0);
    does(writer, this);
    return does.name;
  }

  // Each word stands in the text, or was removed by somebody who saw it, or was put aside for its writer: the rest is lost.
  count(writers) {
    const standing = tokensIn(writers[0].text());
    const seen = new Set(standing);
    const aside = new Set(writers.flatMap((writer) => writer.aside.flatMap((each) => tokensIn(each.words))));
    const all = Array.from({ length: this.words }, (_, n) => `q${n + 1}z`);
    return {
      words: this.words,
      standing: seen.size,
      removed: this.removed.size,
      aside: aside.size,
      lost: all.filter((word) => !seen.has(word) && !this.removed.has(word) && !aside.has(word)),
      doubled: standing.length - seen.size,
      equal: new Set(writers.map((writer) => JSON.stringify(writer.state.doc.toJSON()))).size === 1,
      quiet: writers.every((writer) => writer.quiet),
      rejections: writers.flatMap((writer) => writer.rejected),
      refused: writers.reduce((sum, writer) => sum + writer.refused, 0),
      cuts: writers.reduce((sum, writer) => sum + writer.cuts, 0),
    };
  }
}

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
function someWhere(doc, writing) {
  const $at = doc.resolve(writing.pick(places(doc)));
  let offset = $at.parentOffset;
  while (offset > 0 && /\w/.test(flat($at.parent, offset - 1)) && /\w/.test(flat($at.parent, offset))) offset--;
  return $at.start() + offset;
}

// The sign at a place of a clause; a space where a note or a field stands.
function flat(parent, offset) {
  const child = parent.childAfter(offset);
  return child.node?.isText ? child.node.text[offset - child.offset] ?? " " : " ";
}

function type(writer, writing) {
  const { state } = writer;
  const word = writing.word();
  writer.select(TextSelection.create(state.doc, someWhere(state.doc, writing)));
  tried(writer, writing, word, writer.state.tr.insertText(`${word} `));
}

// What cannot be a suggestion was never written.
function tried(writer, writing, word, tr) {
  const { refused } = writer;
  writer.dispatch(tr);
  if (writer.refused > refused) writing.removed.add(word);
}

// What a writer removes is what stood before their eyes; of a word that stands twice, one is enough.
function noting(writer, writing, act) {
  const before = countedIn(writer.text());
  act();
  const after = countedIn(writer.text());
  for (const [token, times] of before) if ((after.get(token) ?? 0) < times) writing.removed.add(token);
}

function countedIn(text) {
  const counts = new Map();
  for (const token of tokensIn(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

function removeSome(writer, writing) {
  const { doc } = writer.state;
  const [from, to] = [someWhere(doc, writing), someWhere(doc, writing)].sort((a, b) => a - b);
  if (to - from > 60 || from === to) return;
  noting(writer, writing, () => {
    writer.select(TextSelection.between(doc.resolve(from), doc.resolve(to)));
    writer.dispatch(writer.state.tr.deleteSelection());
  });
}

function blocks(doc) {
  const found = [];
  doc.forEach((node, offset) => !["title", "lead", "loose"].includes(node.type.name) && found.push([offset, node]));
  return found;
}

function moveBlock(writer, writing) {
  const { doc } = writer.state;
  const all = blocks(doc);
  if (all.length < 3) return;
  const [from, node] = writing.pick(all);
  const [to] = writing.pick(all);
  const tr = writer.state.tr.delete(from, from + node.nodeSize);
  tr.insert(tr.mapping.map(to), node);
  noting(writer, writing, () => writer.dispatch(tr));
}

function addNote(writer, writing) {
  const { schema, doc } = writer.state;
  const at = someWhere(doc, writing);
  const $at = doc.resolve(at);
  if (!$at.parent.type.contentMatch.matchType(schema.nodes.note) || $at.parent.type.name === "loose") return;
  const word = writing.word();
  tried(writer, writing, word, writer.state.tr.insert(at, schema.nodes.note.create(null, schema.text(word))));
}

function mark(writer, writing) {
  const { doc, schema } = writer.state;
  const from = someWhere(doc, writing);
  const $from = doc.resolve(from);
  let to = Math.min(from + 10, $from.end());
  while (to < $from.end() && /\w/.test(flat($from.parent, to - $from.start()))) to++;
  if (from >= to) return;
  writer.select(TextSelection.create(doc, from, to));
  toggleMark(writing.pick([schema.marks.strong, schema.marks.emphasis]))(writer.state, writer.dispatch);
}

function addList(writer, writing) {
  const { schema, doc } = writer.state;
  const [at] = writing.pick(blocks(doc));
  const word = writing.word();
  const demand = schema.nodes.demand.create(null, schema.text(word));
  const list = schema.nodes.demand_list.create(null, [schema.nodes.lead_in.create(), schema.nodes.addressee.create(), demand]);
  tried(writer, writing, word, writer.state.tr.insert(at, list));
}

function removeBlock(writer, writing) {
  const all = blocks(writer.state.doc);
  if (all.length < 12) return;
  const [at] = writing.pick(all);
  noting(writer, writing, () => {
    writer.select(NodeSelection.create(writer.state.doc, at));
    writer.dispatch(writer.state.tr.deleteSelection());
  });
}

function suggestOrWrite(writer) {
  (suggests(writer.state) ? write : suggest)(writer.state, writer.dispatchPlain);
}

function decideOne(writer, writing) {
  noting(writer, writing, () => writer.decide(writing.random() < 0.5, writing.random()));
}

function cutOff(writer, writing) {
  writer.cutOff(500 + writing.random() * 4000);
}

const at = (name, command) =>
  named(name, (writer, writing) => {
    writer.select(TextSelection.create(writer.state.doc, someWhere(writer.state.doc, writing)));
    noting(writer, writing, () => command(writing)(writer.state, writer.dispatch));
  });
const here = (name, command) => named(name, (writer, writing) => noting(writer, writing, () => command(writer.state, writer.dispatch)));
const named = (name, does) => Object.defineProperty(does, "name", { value: name });

const ACTS = [
  [40, type],
  [8, removeSome],
  [5, at("enter", () => enter)],
  [3, at("backspace", () => backspace)],
  [3, moveBlock],
  [2, at("moveClause", (writing) => moveClause(writing.pick([-1, 1])))],
  [4, addNote],
  [5, mark],
  [2, addList],
  [2, removeBlock],
  [3, here("undo", undo)],
  [2, here("redo", redo)],
  [2, suggestOrWrite],
  [2, decideOne],
  [1, cutOff],
];
