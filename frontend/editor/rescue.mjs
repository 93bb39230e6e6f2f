// What others wrote inside a passage while I removed it: my removal, rebased, would take their words along unseen.
// They are put back where the passage was.

import { Fragment } from "prosemirror-model";
import { mendIds } from "./ids.mjs";

// `run` is collab.mjs's: the others' steps, then mine. Gives places in the new text and the inline content that belongs there,
// the last first. `along` are removals whose words come in again by themselves.
export function swallowed({ run, along }, theirs) {
  const found = [];
  for (let n = theirs; n < run.steps.length; n++) {
    if (along.has(n)) continue;
    const stretches = written(run, theirs, n);
    const content = [];
    for (const [from, to] of removals(run.steps[n])) {
      for (const [start, end] of stretches) {
        const [a, b] = [Math.max(from, start), Math.min(to, end)];
        if (a < b) content.push(inlines(run.docs[n], a, b));
      }
    }
    const kept = content.filter((fragment) => fragment.size);
    if (kept.length) found.push({ at: run.mapping.slice(run.first + n).map(run.steps[n].from, -1), content: kept });
  }
  return found.sort((one, other) => other.at - one.at);
}

export function putBack(tr, places) {
  const { schema } = tr.doc.type;
  for (const { at, content } of places) {
    const inline = content.reduce((all, next) => all.append(next), Fragment.empty);
    const $at = tr.doc.resolve(tr.mapping.map(at));
    if (!$at.parent.inlineContent) tr.insert($at.pos, schema.nodes.paragraph.create(null, inline));
    else if ($at.parent.type.validContent($at.parent.content.append(inline))) tr.insert($at.pos, inline);
    else tr.insertText(inline.textBetween(0, inline.size, " "), $at.pos);
  }
  return mendIds(tr);
}

function removals(step) {
  if (step.gapFrom !== undefined) return [[step.from, step.gapFrom], [step.gapTo, step.to]].filter(([a, b]) => a < b);
  return step.slice && step.from < step.to ? [[step.from, step.to]] : [];
}

// The stretches that the others' steps brought, as they stand before step `until`.
export function written(run, theirs, until) {
  const stretches = [];
  for (let n = 0; n < theirs; n++) {
    const onwards = run.mapping.slice(run.first + n + 1, run.first + until);
    run.mapping.maps[run.first + n].forEach((_from, _to, start, end) => {
      const [a, b] = [onwards.map(start, 1), onwards.map(end, -1)];
      if (a < b) stretches.push([a, b]);
    });
  }
  return merged(stretches);
}

function merged(stretches) {
  const rows = [];
  for (const [a, b] of stretches.sort((one, other) => one[0] - other[0])) {
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
