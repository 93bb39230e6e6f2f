// What is drawn over the text and is no part of it: hints in empty clauses, the others' carets, findings, passages that are commented.

import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { clauseById } from "./clauses.mjs";

export const peopleKey = new PluginKey("people");
export const findingsKey = new PluginKey("findings");

export const hints = () =>
  new Plugin({
    props: {
      decorations(state) {
        const { $head } = state.selection;
        const found = [];
        if ($head.depth) found.push(Decoration.node($head.before(1), $head.after(1), { class: "here" }));
        state.doc.forEach((node, offset) => {
          for (const [pos, part] of partsOf(node, offset)) {
            if (part.isTextblock && !part.content.size) found.push(Decoration.node(pos, pos + part.nodeSize, { class: "blank" }));
          }
        });
        return DecorationSet.create(state.doc, found);
      },
    },
  });

function partsOf(node, offset) {
  const parts = [[offset, node]];
  if (["quotation", "demand_list"].includes(node.type.name)) node.forEach((child, at) => parts.push([offset + 1 + at, child]));
  return parts;
}

// Where others stand: [{ client, name, colour, anchor, head }], carried along with every change.
export const people = () =>
  new Plugin({
    key: peopleKey,
    state: {
      init: () => [],
      apply(tr, known) {
        const told = tr.getMeta(peopleKey);
        if (told) return told;
        return tr.docChanged
          ? known.map((each) => ({ ...each, anchor: tr.mapping.map(each.anchor), head: tr.mapping.map(each.head) }))
          : known;
      },
    },
    props: {
      decorations(state) {
        const size = state.doc.content.size;
        const found = [];
        for (const each of peopleKey.getState(state)) {
          const [anchor, head] = [Math.min(each.anchor, size), Math.min(each.head, size)];
          found.push(Decoration.widget(head, () => caret(each), { key: `${each.client}.${each.name}`, side: 10, ignoreSelection: true }));
          if (anchor !== head) found.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: `selected person-${each.colour}` }));
        }
        return DecorationSet.create(state.doc, found);
      },
    },
  });

function caret({ name, colour }) {
  const dom = document.createElement("span");
  dom.className = `caret person-${colour}`;
  const label = document.createElement("bdi");
  label.textContent = name;
  dom.append(label);
  return dom;
}

export const findings = () =>
  new Plugin({
    key: findingsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, known) {
        const told = tr.getMeta(findingsKey);
        if (!told) return known.map(tr.mapping, tr.doc);
        const found = told.map((each) => [each, rangeOf(tr.doc, each)]).filter(([, range]) => range && range[0] < range[1]);
        return DecorationSet.create(
          tr.doc,
          found.map(([each, [from, to]]) => Decoration.inline(from, to, { class: `finding ${each.severity}` }, { finding: each })),
        );
      },
    },
    props: { decorations: (state) => findingsKey.getState(state) },
  });

// The place of a finding in the tree: offsets count code points of one field, a note or a field in it counts as one.
export function rangeOf(doc, { where, field, start, end }) {
  const found = where === "title" ? { node: doc.firstChild, pos: 0 } : clauseById(doc, where);
  if (!found) return null;
  const part = partNamed(found, field);
  const [from, to] = [start, end].map((count) => part && placeAt(part.node, count));
  return from == null || to == null ? null : [part.pos + 1 + from, part.pos + 1 + to];
}

function partNamed({ node, pos }, field) {
  const wanted = { lead_in: "lead_in", addressee: "addressee", source: "source", text: "quoted" }[field];
  if (node.inlineContent) return { node, pos };
  let found = null;
  node.forEach((child, offset) => {
    if (child.type.name === wanted) found = { node: child, pos: pos + 1 + offset };
  });
  return found;
}

function placeAt(node, count) {
  let place = 0;
  for (let n = 0; n < node.childCount; n++) {
    const child = node.child(n);
    if (!child.isText) {
      if (count === 0) return place;
      count -= 1;
      place += child.nodeSize;
      continue;
    }
    const points = [...child.text];
    if (count <= points.length) return place + points.slice(0, count).join("").length;
    count -= points.length;
    place += child.nodeSize;
  }
  return count === 0 ? place : null;
}
