// What was typed here and not yet confirmed, and how it is brought onto what others typed meanwhile.
//
// As prosemirror-collab does it, with three differences, because here nothing may be lost: a clause that was moved takes along
// what others wrote in it; words for a clause that others moved follow it; and what has no place any more is handed back.

import { Fragment, Slice } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";
import { clauseAt, clauseById, inWord } from "./clauses.mjs";
import { written } from "./rescue.mjs";

export const collabKey = new PluginKey("collab");

export const collab = (version) =>
  new Plugin({
    key: collabKey,
    state: {
      init: () => ({ version, unconfirmed: [] }),
      apply(tr, known) {
        const told = tr.getMeta(collabKey);
        if (told) return told;
        return tr.docChanged ? { version: known.version, unconfirmed: known.unconfirmed.concat(itemsOf(tr)) } : known;
      },
    },
    historyPreserveItems: true, // so that history can be rebased
  });

function itemsOf(tr) {
  const moves = movesClauses(tr);
  return tr.steps.map((step, n) => ({ step, inverted: step.invert(tr.docs[n]), origin: tr, moves }));
}

// Does the transaction take a clause out and put it in elsewhere? Undoing such a one does so too.
function movesClauses(tr) {
  const out = new Set();
  return tr.steps.some((step, n) => {
    if (!(step instanceof ReplaceStep)) return false;
    const comes = onlyClause(step);
    const goes = step.slice.size ? null : tr.docs[n].nodeAt(step.from);
    if (goes?.attrs.id && goes.nodeSize === step.to - step.from) out.add(goes.attrs.id);
    return comes !== null && out.has(comes.attrs.id);
  });
}

const onlyClause = (step) =>
  step.slice.content.childCount === 1 && step.slice.content.firstChild.attrs.id ? step.slice.content.firstChild : null;

// The transaction that brings confirmed steps in, and the steps of ours that found no place.
export function receive(state, steps, clients, client) {
  const known = collabKey.getState(state);
  const version = known.version + steps.length;
  const other = clients.findIndex((each) => each !== client);
  const confirmed = other < 0 ? steps.length : other;
  const mine = known.unconfirmed.slice(confirmed);
  const theirs = steps.slice(confirmed);
  const tr = state.tr;
  const rebased = theirs.length ? rebase(tr, mine, theirs) : { unconfirmed: mine, lost: [], along: new Set() };
  keepCaret(tr, state);
  tr.setMeta("rebased", theirs.length ? mine.length : 0)
    .setMeta("addToHistory", false)
    .setMeta(collabKey, { version, unconfirmed: rebased.unconfirmed });
  return { tr, confirmed, mine: mine.length, theirs: theirs.length, lost: rebased.lost, along: rebased.along };
}

// A caret stays before what others insert at its place.
function keepCaret(tr, state) {
  if (!(state.selection instanceof TextSelection) || !tr.docChanged) return;
  const [anchor, head] = [state.selection.anchor, state.selection.head].map((pos) => tr.doc.resolve(tr.mapping.map(pos, -1)));
  tr.setSelection(TextSelection.between(anchor, head, -1));
  tr.updated &= ~1; // no selection of one's own making
}

function rebase(tr, mine, theirs) {
  for (let n = mine.length - 1; n >= 0; n--) tr.step(mine[n].inverted);
  const before = mine.map((_item, n) => (n === 0 ? tr.doc : tr.docs[mine.length - n]));
  for (const step of theirs) tr.step(step);
  const unconfirmed = [];
  const lost = [];
  const taken = new Map(); // by id: the clauses of a move as they were taken out; null where somebody else was first
  const along = new Set(); // removals whose words come in again elsewhere
  mine.forEach((item, n) => {
    const found = placed(tr, item, tr.mapping.slice(mine.length - n), before[n], taken);
    const step = found && item.step instanceof ReplaceStep ? noWider(tr, item.step, found, mine.length, theirs.length) : found;
    if (!step || !fits(tr, step)) {
      if (!item.moves) lost.push(item.step);
      return;
    }
    tr.mapping.setMirror(mine.length - n - 1, tr.steps.length - 1);
    unconfirmed.push(rebasedItem(tr, item, step));
    const comes = item.moves && step.slice?.size ? onlyClause(step) : null;
    if (taken.has(comes?.attrs.id)) along.add(taken.get(comes.attrs.id).at);
  });
  return { unconfirmed, lost, along };
}

// Where one end of a passage went elsewhere with a clause, all that now lies between both ends would go: it does not.
function noWider(tr, was, step, mine, theirs) {
  const wider = step.to - step.from - (was.to - was.from);
  if (wider <= 0) return step;
  const foreign = Array.from({ length: theirs }, (_, n) => mine + n);
  const others = written(tr, foreign, tr.steps.length).reduce(
    (sum, [start, end]) => sum + Math.max(Math.min(step.to, end) - Math.max(step.from, start), 0),
    0,
  );
  if (wider <= others) return step;
  return step.slice.size && !step.slice.openStart && !step.slice.openEnd ? new ReplaceStep(step.to, step.to, step.slice) : null;
}

// Rebased, a step may meet a node of another kind, over which it stumbles.
function fits(tr, step) {
  try {
    return !tr.maybeStep(step).failed;
  } catch {
    return false;
  }
}

const rebasedItem = (tr, item, step) => ({ ...item, step, inverted: step.invert(tr.docs.at(-1)) });

function placed(tr, item, mapping, before, taken) {
  const mapped = item.step.map(mapping);
  if (item.moves && item.step instanceof ReplaceStep) return moved(tr, item.step, mapped, before, taken);
  return mapped ?? followed(tr, item.step, before);
}

// A clause that was taken out comes in again with what others wrote in it meanwhile.
function moved(tr, step, mapped, before, taken) {
  const comes = onlyClause(step);
  if (comes && taken.has(comes.attrs.id)) {
    const { now } = taken.get(comes.attrs.id);
    if (!now || !mapped || !comes.type.validContent(now.content)) return now && mapped;
    return new PutIn(mapped.from, comes, now);
  }
  const goes = before.nodeAt(step.from);
  if (step.slice.size || !goes?.attrs.id || goes.nodeSize !== step.to - step.from) return mapped;
  const there = mapped && tr.doc.nodeAt(mapped.from);
  const now = there?.attrs.id === goes.attrs.id ? there : null;
  taken.set(goes.attrs.id, { now, at: tr.steps.length });
  return now && new ReplaceStep(mapped.from, mapped.from + now.nodeSize, Slice.empty);
}

// Puts a clause in as it is now. What I did in it afterwards was done to the clause as it came: a place in that one is found in
// this one behind or before what others wrote, by whole words.
class PutIn extends ReplaceStep {
  constructor(pos, comes, now) {
    super(pos, pos, new Slice(Fragment.from(comes.copy(now.content)), 0, 0));
    this.change = difference(comes, now);
  }

  getMap() {
    const map = super.getMap();
    const recover = map.recover.bind(map);
    map.recover = (value) => {
      const offset = recover(value) - this.from - 1;
      const { start, a, b } = this.change;
      return this.from + 1 + (offset <= start ? offset : offset >= a ? offset + b - a : b);
    };
    return map;
  }
}

function difference(comes, now) {
  let start = comes.content.findDiffStart(now.content);
  if (start === null) return { start: comes.content.size, a: comes.content.size, b: comes.content.size };
  let { a, b } = comes.content.findDiffEnd(now.content);
  const overlap = Math.max(start - Math.min(a, b), 0);
  [a, b] = [a + overlap, b + overlap];
  while (start > 0 && inWord(comes, start)) start--;
  for (; a < comes.content.size && inWord(comes, a); a++) b++;
  return { start, a, b };
}

// Words for a clause that is elsewhere now go to it.
function followed(tr, step, before) {
  if (!(step instanceof ReplaceStep) || step.from !== step.to || step.slice.openStart || step.slice.openEnd) return null;
  const clause = clauseAt(before, step.from);
  const now = clause && clauseById(tr.doc, clause.node.attrs.id);
  if (!now || !now.node.inlineContent) return null;
  const at = now.pos + 1 + behindWord(now.node, Math.min(step.from - clause.pos - 1, now.node.content.size));
  return new ReplaceStep(at, at, step.slice);
}

// No word of others is torn by what finds its place only roughly.
function behindWord(node, offset) {
  while (offset < node.content.size && inWord(node, offset)) offset++;
  return offset;
}

// The confirmed text: the present one without what is unconfirmed.
export function confirmedDoc(state) {
  const { unconfirmed } = collabKey.getState(state);
  return unconfirmed.reduceRight((doc, item) => item.inverted.apply(doc).doc, state.doc);
}

