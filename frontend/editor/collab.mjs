// What was typed here and not yet confirmed, and how it is brought onto what others typed meanwhile.
//
// As prosemirror-collab does it, with differences, because here nothing may be lost: a clause that was moved takes along what
// others wrote in it; words for a clause that others moved follow it; and what has no place any more is handed back.

import { Slice } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Mapping, ReplaceStep } from "prosemirror-transform";
import { clauseAt, clauseById, inWord } from "./clauses.mjs";
import { Moves, movesClauses, noOther } from "./moves.mjs";
import { Written } from "./rescue.mjs";

export const collabKey = new PluginKey("collab");

// `confirmed` is the text as the server has it at `version`; the present one is that and the unconfirmed steps.
export const collab = (version) =>
  new Plugin({
    key: collabKey,
    state: {
      init: (_config, state) => ({ version, confirmed: state.doc, unconfirmed: [] }),
      apply(tr, known) {
        const told = tr.getMeta(collabKey);
        if (told) return told;
        return tr.docChanged ? { ...known, unconfirmed: known.unconfirmed.concat(itemsOf(tr)) } : known;
      },
    },
    historyPreserveItems: true, // so that history can be rebased
  });

function itemsOf(tr) {
  const moves = movesClauses(tr);
  return tr.steps.map((step, n) => ({ step: flat(step), inverted: step.invert(tr.docs[n]), moves }));
}

// Undoing what was undone nests sets of marks in each other, which nobody can read again.
function flat(step) {
  const inner = (each) => (each.steps ? each.steps.flatMap(inner) : [each]);
  return step.steps?.some((each) => each.steps) ? new step.constructor(inner(step)) : step;
}

// The transaction that brings confirmed steps in, and the steps of ours that found no place.
export function receive(state, steps, clients, client) {
  const known = collabKey.getState(state);
  const other = clients.findIndex((each) => each !== client);
  const ours = other < 0 ? steps.length : other;
  const mine = known.unconfirmed.slice(ours);
  const theirs = steps.slice(ours);
  const base = applied(known.confirmed, steps.slice(0, ours));
  const rebased = theirs.length ? rebase(base, mine, theirs) : { unconfirmed: mine, lost: [], confirmed: base };
  const tr = theirs.length ? transaction(state, mine, theirs, rebased) : state.tr;
  tr.setMeta("addToHistory", false).setMeta(collabKey, {
    version: known.version + steps.length,
    confirmed: rebased.confirmed,
    unconfirmed: rebased.unconfirmed,
  });
  return { tr, rebased, confirmed: ours, mine: mine.length, theirs: theirs.length, lost: rebased.lost };
}

const applied = (doc, steps) =>
  steps.reduce((now, step) => {
    const { doc: next, failed } = step.apply(now);
    if (failed) throw new RangeError(`the server's text is another one: ${failed}`);
    return next;
  }, doc);

// `mapping` and `docs` go through: mine taken back, theirs, mine again; as the transaction does.
function rebase(base, mine, theirs) {
  const mapping = new Mapping(mine.map((item) => item.step.getMap().invert()).reverse());
  const run = { doc: base, mapping, steps: [], docs: [], first: mine.length, written: new Written() };
  for (const step of theirs) {
    run.written.theirs(step);
    append(run, step, step.apply(run.doc).doc);
  }
  const confirmed = run.doc;
  const moves = new Moves(run);
  const unconfirmed = [];
  const lost = [];
  let before = base; // the text on which each of mine was made
  mine.forEach((item, n) => {
    const mapped = item.step.map(mapping.slice(mine.length - n));
    const other = mapped ? unbroken(run.doc, mapped, item.step, before) : followed(run.doc, item.step, before);
    const places = item.moves ? moves.places(item.step, mapped, before) : other ? [other] : [];
    const put = firstThatFits(places, item.step, before, run);
    if (put) {
      if (item.moves) moves.placed(put.step);
      run.written.mine(put.step);
      append(run, put.step, put.doc, mine.length - n - 1);
      unconfirmed.push({ ...item, step: put.step, inverted: put.step.invert(run.docs.at(-1)) });
    } else if (places.length || !item.moves) lost.push(places.at(-1) ?? item.step);
    before = result(item.step, before) ?? before;
  });
  return { confirmed, unconfirmed, lost, along: moves.along, run };
}

function firstThatFits(places, was, before, run) {
  for (const place of places) {
    const step = noOther(was, before, place, run);
    const doc = step && result(step, run.doc);
    if (doc) return { step, doc };
  }
  return null;
}

function append(run, step, doc, mirror) {
  run.docs.push(run.doc);
  run.steps.push(step);
  run.mapping.appendMap(step.getMap(), mirror);
  run.doc = doc;
}

// Rebased, a step may meet a node of another kind, over which it stumbles.
function result(step, doc) {
  try {
    const { doc: next } = step.apply(doc);
    next?.check();
    return next;
  } catch {
    return null;
  }
}

function transaction(state, mine, theirs, { unconfirmed, run }) {
  try {
    const tr = state.tr;
    for (const item of mine.toReversed()) tr.step(item.inverted);
    for (const step of run.steps) tr.step(step);
    for (let n = 0; n < mine.length; n++) {
      const mirror = run.mapping.getMirror(n);
      if (mirror != null) tr.mapping.setMirror(n, mirror);
    }
    keepCaret(tr, state);
    return tr.setMeta("rebased", mine.length);
  } catch {
    // A step that cannot be taken back: the text is put in as a whole, and can be undone no further than here.
    return state.tr.step(new ReplaceStep(0, state.doc.content.size, new Slice(run.doc.content, 0, 0)));
  }
}

// A caret stays before what others insert at its place.
function keepCaret(tr, state) {
  if (!(state.selection instanceof TextSelection) || !tr.docChanged) return;
  const [anchor, head] = [state.selection.anchor, state.selection.head].map((pos) => tr.doc.resolve(tr.mapping.map(pos, -1)));
  tr.setSelection(TextSelection.between(anchor, head, -1));
  tr.updated &= ~1; // no selection of one's own making
}

// Words for a clause that is elsewhere now go to it, behind the word where they would tear one.
function followed(doc, step, before) {
  if (!(step instanceof ReplaceStep) || step.from !== step.to || step.slice.openStart || step.slice.openEnd) return null;
  const clause = clauseAt(before, step.from);
  const now = clause && clauseById(doc, clause.node.attrs.id);
  if (!now || !now.node.inlineContent) return null;
  let offset = Math.min(step.from - clause.pos - 1, now.node.content.size);
  while (offset < now.node.content.size && inWord(now.node, offset)) offset++;
  return new ReplaceStep(now.pos + 1 + offset, now.pos + 1 + offset, step.slice);
}

// What was typed between words stands between words.
function unbroken(doc, step, was, before) {
  if (!(step instanceof ReplaceStep) || step.from !== step.to || !inWord(doc, step.from) || inWord(before, was.from)) return step;
  let to = step.to;
  while (inWord(doc, to)) to++;
  return new ReplaceStep(to, to, step.slice);
}

export const confirmedDoc = (state) => collabKey.getState(state).confirmed;
