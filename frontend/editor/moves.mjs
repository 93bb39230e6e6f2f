// A move takes a clause out and puts it in elsewhere. Brought onto what others did, it stays a move of that clause as it is now.

import { Fragment, Slice } from "prosemirror-model";
import { ReplaceStep } from "prosemirror-transform";
import { inWord } from "./clauses.mjs";
import { written } from "./rescue.mjs";

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
    this.taken = new Map(); // by id: the clause as it was taken out, and at which step; null where others were first
    this.along = new Set(); // removals whose words come in again elsewhere
  }

  // Where the step goes now; null where there is nothing to move any more.
  place(step, mapped, before) {
    if (!(step instanceof ReplaceStep)) return mapped;
    const comes = onlyClause(step);
    if (comes && this.taken.has(comes.attrs.id)) {
      const { now } = this.taken.get(comes.attrs.id);
      if (!now || !mapped) return null;
      return comes.type.validContent(now.content) ? new PutIn(mapped.from, comes, now) : mapped;
    }
    const goes = taking(step, before);
    if (!goes) return mapped;
    const there = mapped && this.run.doc.nodeAt(mapped.from);
    const now = there?.attrs.id === goes.attrs.id ? there : null;
    this.taken.set(goes.attrs.id, { now, at: this.run.steps.length });
    return now && new ReplaceStep(mapped.from, mapped.from + now.nodeSize, Slice.empty);
  }

  placed(step) {
    const comes = step instanceof ReplaceStep ? onlyClause(step) : null;
    if (this.taken.has(comes?.attrs.id)) this.along.add(this.taken.get(comes.attrs.id).at);
  }
}

// Puts a clause in as it is now. What I did in it afterwards was done to the clause as it came: a place in that one is found in
// this one before or behind what others wrote, by whole words.
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

// Where one end of a passage went elsewhere with a clause, all that now lies between both ends would go: it does not.
export function noWider(was, step, run, theirs) {
  if (!(was instanceof ReplaceStep)) return step;
  const wider = step.to - step.from - (was.to - was.from);
  if (wider <= 0) return step;
  const others = written(run, theirs, run.steps.length).reduce(
    (sum, [start, end]) => sum + Math.max(Math.min(step.to, end) - Math.max(step.from, start), 0),
    0,
  );
  if (wider <= others) return step;
  return step.slice.size && !step.slice.openStart && !step.slice.openEnd ? new ReplaceStep(step.to, step.to, step.slice) : null;
}
