// What others wrote inside a passage while I removed it: my removal, rebased, would take their words along unseen.
// They are put back where the passage was.

import { Fragment } from "prosemirror-model";
import { Selection } from "prosemirror-state";
import { insertPoint } from "prosemirror-transform";
import { mendIds } from "./ids.mjs";

// `run` is collab.mjs's: the others' steps, then mine. Gives places in the new text and the inline content that belongs there,
// the last first. `along` are removals whose words come in again by themselves.
export function swallowed({ run, along }, theirs) {
  const found = [];
  for (let n = theirs; n < run.steps.length; n++) {
    if (along.has(n)) continue;
    const stretches = removals(run.steps[n]).flatMap(([from, to]) => within(run.written.before[n], from, to));
    const kept = stretches.map(([a, b]) => inlines(run.docs[n], a, b)).filter((fragment) => fragment.size);
    if (kept.length) found.push({ at: run.mapping.slice(run.first + n).map(run.steps[n].from, -1), content: kept });
  }
  return found.sort((one, other) => other.at - one.at);
}

export function putBack(tr, places) {
  for (const { at, content } of places) {
    const inline = content.reduce((all, next) => all.append(next), Fragment.empty);
    const $at = tr.doc.resolve(tr.mapping.map(at));
    const between = $at.parent.inlineContent ? null : insertPoint(tr.doc, $at.pos, tr.doc.type.schema.nodes.paragraph);
    if (between !== null) tr.insert(between, tr.doc.type.schema.nodes.paragraph.create(null, inline));
    else intoClause(tr, $at.parent.inlineContent ? $at : nearestClause($at), inline);
  }
  return mendIds(tr);
}

const nearestClause = ($at) => (Selection.findFrom($at, 1, true) ?? Selection.findFrom($at, -1, true)).$from;

function intoClause(tr, $at, inline) {
  const { parent } = $at;
  if (parent.type.validContent(parent.content.append(inline))) tr.insert($at.pos, inline);
  else tr.insertText(inline.textBetween(0, inline.size, " "), $at.pos);
}

// The stretches that a step takes away.
export function removals(step) {
  if (step.gapFrom !== undefined) return [[step.from, step.gapFrom], [step.gapTo, step.to]].filter(([a, b]) => a < b);
  return step.slice && step.from < step.to ? [[step.from, step.to]] : [];
}

// The stretches that the others' steps brought: as they stand now, and as they stood before each step. With a clause that I
// move they go along.
export class Written {
  constructor() {
    Object.assign(this, { now: [], before: [] });
  }

  theirs(step) {
    this.mine(step);
    step.getMap().forEach((_from, _to, start, end) => start < end && this.now.push([start, end]));
    this.now = merged(this.now);
  }

  mine(step) {
    this.before.push(this.now);
    const map = step.getMap();
    const stay = this.now.map(([a, b]) => [map.map(a, 1), map.map(b, -1)]).filter(([a, b]) => a < b);
    this.now = merged([...stay, ...this.carried(step)]);
  }

  carried(step) {
    if (!step.out) return [];
    const { from, to, at } = step.out;
    return within(this.before[at], from, to).map(([a, b]) => [a - from + step.from, b - from + step.from]);
  }
}

export const within = (stretches, from, to) =>
  stretches.map(([a, b]) => [Math.max(a, from), Math.min(b, to)]).filter(([a, b]) => a < b);

// What lies between two places and in no stretch.
export function without(stretches, from, to) {
  const between = [];
  for (const [a, b] of within(stretches, from, to)) {
    if (from < a) between.push([from, a]);
    from = b;
  }
  return from < to ? [...between, [from, to]] : between;
}

function merged(stretches) {
  const rows = [];
  for (const [a, b] of stretches.toSorted((one, other) => one[0] - other[0])) {
    const last = rows.at(-1);
    if (last && a <= last[1]) last[1] = Math.max(last[1], b);
    else rows.push([a, b]);
  }
  return rows;
}

// Words, notes and fields between two places, clauses joined by a space.
function inlines(doc, from, to) {
  const nodes = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isTextblock && !node.isInline && nodes.length) nodes.push(doc.type.schema.text(" "));
    if (!node.isInline) return true;
    if (node.isText) nodes.push(node.cut(Math.max(from - pos, 0), Math.min(to - pos, node.nodeSize)));
    else if (pos >= from && pos + node.nodeSize <= to) nodes.push(node);
    else return true;
    return false;
  });
  return Fragment.fromArray(nodes.filter((node) => node.nodeSize));
}
