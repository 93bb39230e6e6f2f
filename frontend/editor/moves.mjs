// A move takes a clause out and puts it in elsewhere. Brought onto what others did, it stays a move of that clause as it is now.

import { Fragment, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { inWord } from "./clauses.mjs";
import { removals, without } from "./rescue.mjs";

// Does the transaction move clauses? Undoing such a one does so too.
export function movesClauses(tr) {
  const out = new Set();
  return tr.steps.some((step, n) => {
    if (!(step instanceof ReplaceStep)) return false;
    const goes = taking(step, tr.docs[n]);
    if (goes) out.add(goes.attrs.id);
    return out.has(onlyClause(step)?.attrs.id);
  });
}

function taking(step, doc) {
  const goes = step.slice.size ? null : doc.nodeAt(step.from);
  return goes?.attrs.id && goes.nodeSize === step.to - step.from ? goes : null;
}

function onlyClause(step) {
  const { content } = step.slice;
  return content.childCount === 1 && content.firstChild.attrs.id ? content.firstChild : null;
}

export class Moves {
  constructor(run) {
    this.run = run;
    this.taken = new Map(); // by id: the step that took the clause out; null where others were first, or it could not go
    this.along = new Set(); // removals whose words come in again elsewhere
  }

  // Where the step may go now, the best place first; nowhere where there is nothing to move any more.
  places(step, mapped, before) {
    if (!(step instanceof ReplaceStep)) return mapped ? [mapped] : [];
    const comes = onlyClause(step);
    if (comes && this.taken.has(comes.attrs.id)) return this.putIns(comes, mapped);
    const goes = taking(step, before);
    if (!goes) return mapped ? [mapped] : [];
    const there = mapped && this.run.doc.nodeAt(mapped.from);
    const now = there?.attrs.id === goes.attrs.id ? there : null;
    this.taken.set(goes.attrs.id, null);
    return now ? [new TakeOut(mapped.from, now)] : [];
  }

  // Where somebody removed the place to which it went, the clause stays where it was.
  putIns(comes, mapped) {
    const out = this.taken.get(comes.attrs.id);
    if (!out) return [];
    const home = this.run.mapping.slice(this.run.first + out.at).map(out.from, -1);
    const spots = mapped ? [mapped.from, home] : [home];
    if (comes.type.validContent(out.clause.content)) return spots.map((pos) => new PutIn(pos, comes, out));
    return spots.map((pos) => new ReplaceStep(pos, pos, new Slice(Fragment.from(comes), 0, 0)));
  }

  // Call before the step counts.
  placed(step) {
    if (step instanceof TakeOut) this.taken.set(step.clause.attrs.id, Object.assign(step, { at: this.run.steps.length }));
    const id = step instanceof ReplaceStep && onlyClause(step)?.attrs.id;
    if (!this.taken.delete(id) || !(step instanceof PutIn)) return;
    this.along.add(step.out.at);
  }
}

class TakeOut extends ReplaceStep {
  constructor(pos, clause) {
    super(pos, pos + clause.nodeSize, Slice.empty);
    this.clause = clause;
  }
}

// Puts a clause in as it is now. What I did in it afterwards was done to the clause as it came: a place in that one is found in
// this one before or behind what others wrote, by whole words.
class PutIn extends ReplaceStep {
  constructor(pos, comes, out) {
    super(pos, pos, new Slice(Fragment.from(comes.copy(out.clause.content)), 0, 0));
    this.change = difference(comes, out.clause);
    this.out = out;
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

// Where one end of a passage went elsewhere with a clause, other words may lie between both ends now. They were not to go, so
// nothing goes; what others wrote in it since is not counted here, rescue.mjs sees to that.
export function noOther(was, before, step, run) {
  if (step instanceof TakeOut) return step;
  const meant = removals(was).map(([from, to]) => wordsBetween(before, from, to)).join(" ");
  let at = 0;
  for (const [from, to] of removals(step).flatMap((stretch) => without(run.written.now, ...stretch))) {
    for (const word of wordsBetween(run.doc, from, to).split(" ")) {
      at = meant.indexOf(word, at);
      if (at < 0) return justIn(step);
      at += word.length;
    }
  }
  return step;
}

const LEAF = "\ufffc"; // notes' calls and fields count like words
const wordsBetween = (doc, from, to) => doc.textBetween(from, to, " ", LEAF).replace(/\s+/g, " ").trim();

function justIn(step) {
  const whole = step instanceof ReplaceStep && step.slice.size && !step.slice.openStart && !step.slice.openEnd;
  return whole ? new ReplaceStep(step.to, step.to, step.slice) : null;
}
