// What the keys do in each part of a statement.

import { chainCommands, deleteSelection, joinBackward, selectNodeBackward } from "prosemirror-commands";
import { Fragment } from "prosemirror-model";
import { WRITE_NOTE } from "./blocks.mjs";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";

const near = (tr, pos, side = 1) => tr.setSelection(Selection.near(tr.doc.resolve(pos), side));
const emptyNode = (node) => node.content.size === 0;

// Enter: the next thing of the same kind, or the part that follows.
export function enter(state, dispatch) {
  const { schema } = state;
  const tr = state.tr;
  if (state.selection instanceof NodeSelection && state.selection.node.type.name === "note") {
    dispatch?.(tr.setMeta(WRITE_NOTE, true));
    return true;
  }
  if (state.selection instanceof NodeSelection && state.selection.node.isBlock) {
    const at = state.selection.to;
    if (state.selection.$to.parent.type.name !== "doc") return false;
    tr.insert(at, schema.nodes.paragraph.create());
    dispatch?.(near(tr, at + 1).scrollIntoView());
    return true;
  }
  if (!state.selection.empty) tr.deleteSelection();
  const act = ENTER[tr.selection.$from.parent.type.name];
  if (!act || !act(tr, tr.selection.$from, schema)) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
}

const ENTER = {
  title: (tr, $at) => near(tr, $at.after() + 1),
  lead: (tr, $at, schema) => tr.split($at.pos, 1, [{ type: schema.nodes.paragraph }]),
  paragraph: (tr, $at) => tr.split($at.pos),
  heading: splitTo("paragraph"),
  appeal: splitTo("paragraph"),
  quoted: (tr, $at) => near(tr, $at.after() + 1),
  source: (tr, $at, schema) => near(tr.insert($at.after(-1), schema.nodes.paragraph.create()), $at.after(-1) + 1),
  lead_in: (tr, $at) => toDemand(tr, $at),
  addressee: (tr, $at) => toDemand(tr, $at),
  demand: (tr, $at, schema) => (emptyNode($at.parent) ? leaveList(tr, $at, schema) : tr.split($at.pos)),
};

function splitTo(name) {
  return (tr, $at, schema) => {
    const atEnd = $at.parentOffset === $at.parent.content.size;
    return tr.split($at.pos, 1, atEnd ? [{ type: schema.nodes[name] }] : undefined);
  };
}

function toDemand(tr, $at) {
  const list = $at.node(-1);
  return near(tr, $at.start(-1) + list.child(0).nodeSize + list.child(1).nodeSize + 1);
}

// An empty demand ends the list; in the middle it makes two lists with a paragraph between them.
function leaveList(tr, $at, schema) {
  const list = $at.node(-1);
  const [end, after] = [$at.after(-1), children(list, $at.index(-1) + 1)];
  const only = list.childCount === 3;
  if (only && !list.textContent) return tr.replaceWith($at.before(-1), end, schema.nodes.paragraph.create());
  tr.insert(end, schema.nodes.paragraph.create());
  if (after.length) {
    const { marker } = list.attrs;
    tr.insert(end + 2, schema.nodes.demand_list.create({ marker }, [...heads(schema), schema.nodes.demand.create()]));
    const placeholder = end + 2 + 1 + 4; // behind the empty heads of the new list; stays there, as each demand is moved before it
    for (const demand of after) {
      tr.delete($at.after(), $at.after() + demand.nodeSize);
      tr.insert(placeholder - demand.nodeSize, demand);
    }
    tr.delete(placeholder, placeholder + 2);
  }
  if (!only) tr.delete($at.before(), $at.after());
  const moved = after.reduce((sum, demand) => sum + demand.nodeSize, 0);
  return tr.setSelection(TextSelection.create(tr.doc, end + 1 - moved - (only ? 0 : 2)));
}

const heads = (schema) => [schema.nodes.lead_in.create(), schema.nodes.addressee.create()];

function children(node, from, to = node.childCount) {
  return Array.from({ length: to - from }, (_, n) => node.child(from + n));
}

// Backspace at the start of a demand takes it out of its list; of what follows a list, into its last demand.
export const backspace = chainCommands(deleteSelection, backIntoEmpty, outOfList, intoList, outOfHead, joinBackward, selectNodeBackward);

// An empty list, quotation or special clause becomes an empty paragraph.
function backIntoEmpty(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 1 || $from.parentOffset) return false;
  const depth = 1;
  const block = $from.node(depth);
  const plain = !["heading", "appeal", "quotation", "demand_list"].includes(block.type.name);
  if (plain || block.textContent || hasInline(block)) return false;
  const tr = state.tr.replaceWith($from.before(depth), $from.after(depth), state.schema.nodes.paragraph.create());
  dispatch?.(near(tr, $from.before(depth) + 1).scrollIntoView());
  return true;
}

const hasInline = (block) => {
  let found = false;
  block.descendants((node) => ((found ||= node.isInline), !found));
  return found;
};

function atStart(state, name) {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === 0 && $from.parent.type.name === name ? $from : null;
}

function outOfList(state, dispatch) {
  const $at = atStart(state, "demand");
  if (!$at || $at.index(-1) !== 2) return false;
  const [list, demand] = [$at.node(-1), $at.parent];
  const { schema } = state;
  const before = $at.before(-1);
  const tr = state.tr;
  const headless = !list.child(0).content.size && !list.child(1).content.size;
  if (list.childCount > 3) tr.delete($at.before(), $at.after());
  else if (headless) tr.delete(before, $at.after(-1));
  else tr.delete($at.start(), $at.end());
  tr.insert(headless ? before : tr.mapping.map($at.after(-1)), schema.nodes.paragraph.create({ id: demand.attrs.id }, demand.content));
  const caret = (headless ? before : tr.mapping.map($at.after(-1), -1)) + 1;
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(caret))).scrollIntoView());
  return true;
}

function intoList(state, dispatch) {
  const $at = atStart(state, "paragraph");
  if (!$at || $at.depth !== 1) return false;
  const list = state.doc.resolve($at.before()).nodeBefore;
  if (list?.type.name !== "demand_list") return false;
  const end = $at.before() - 2;
  const content = $at.parent.content;
  const tr = state.tr;
  tr.delete($at.before(), $at.after()).insert(end, content);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView());
  return true;
}

// The heads of a list and the source of a quotation are left backwards, not joined; so are lead and note.
function outOfHead(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset) return false;
  if (!["lead", "lead_in", "addressee", "source", "quoted", "note"].includes($from.parent.type.name)) return false;
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(Math.max($from.before() - 1, 1)), -1)).scrollIntoView());
  return true;
}

// Alt+arrows: a clause one place up or down, a demand within its list and from there into the next.
export const moveClause = (direction) => (state, dispatch) => {
  const $at = state.selection.$from;
  const depth = movable($at, state.selection);
  if (depth === null) return false;
  const parent = $at.node(depth - 1);
  const index = $at.index(depth - 1);
  const other = index + direction;
  const sibling = other >= 0 && other < parent.childCount ? parent.child(other) : null;
  const node = parent.child(index);
  if (!sibling || ["title", "lead", "loose", "lead_in", "addressee"].includes(sibling.type.name)) return false;
  const from = $at.posAtIndex(index, depth - 1);
  const tr = state.tr.delete(from, from + node.nodeSize);
  const to = direction < 0 ? from - sibling.nodeSize : from + sibling.nodeSize;
  tr.insert(to, node);
  const inside = state.selection.from - from;
  if (state.selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, to));
  else near(tr, to + inside);
  dispatch?.(tr.scrollIntoView());
  return true;
};

function movable($at, selection) {
  if (selection instanceof NodeSelection && selection.node.isBlock && $at.depth === 0) return 1;
  for (let depth = $at.depth; depth > 0; depth--) {
    const name = $at.node(depth).type.name;
    if (name === "demand") return depth;
    if (depth === 1) return ["title", "lead", "loose"].includes(name) ? null : 1;
  }
  return null;
}
