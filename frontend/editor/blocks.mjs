// Turn what is selected into another kind of block. Ids stay, so that comments and revisions know the clause again.

import { setBlockType } from "prosemirror-commands";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";

export const WRITE_NOTE = "writeNote"; // meta: the note that is selected is to be written now

const SIMPLE = ["paragraph", "heading", "appeal"];
const keep = (attrs) => (node) => ({ id: node.attrs.id, ...attrs });

// The top-level blocks that the selection touches, as { index, from, to, nodes }.
function touched(state) {
  const { $from, $to } = state.selection;
  if ($from.depth === 0) return null;
  const [first, last] = [$from.index(0), $to.index(0)];
  const nodes = [];
  for (let n = first; n <= last; n++) nodes.push(state.doc.child(n));
  if (nodes.some((node) => ["title", "lead", "loose"].includes(node.type.name))) return null;
  return { first, from: $from.before(1), to: $to.after(1), nodes };
}

export function kindAt(state) {
  const { $from } = state.selection;
  return $from.depth ? $from.node(1).type.name : state.selection.node?.type.name ?? "";
}

export function toSimple(name, attrs = {}) {
  return (state, dispatch) => {
    const range = touched(state);
    if (!range) return false;
    if (range.nodes.every((node) => SIMPLE.includes(node.type.name)))
      return setBlockType(state.schema.nodes[name], keep(attrs))(state, dispatch);
    const type = state.schema.nodes[name];
    const parts = range.nodes.flatMap((node) => pieces(node)).map(({ id, content }) => type.create({ id, ...attrs }, content));
    return replaced(state, dispatch, range, parts);
  };
}

// The words of any block as clauses of their own.
function pieces(node) {
  if (node.type.name === "separator") return [];
  if (SIMPLE.includes(node.type.name)) return [{ id: node.attrs.id, content: node.content }];
  const found = [];
  node.forEach((child) => {
    if (child.content.size) found.push({ id: child.attrs.id ?? null, content: child.content });
  });
  return found.length ? found : [{ id: node.attrs.id, content: null }];
}

export function toQuotation(state, dispatch) {
  const range = touched(state);
  if (!range || range.nodes.length !== 1 || range.nodes[0].type.name === "quotation") return false;
  const { quotation, quoted, source } = state.schema.nodes;
  const parts = pieces(range.nodes[0]).map(({ id, content }) => quotation.create({ id }, [quoted.create(null, content), source.create()]));
  return replaced(state, dispatch, range, parts, 2);
}

// Each paragraph becomes a demand; a paragraph before them that ends in a colon becomes the lead-in.
export function toDemands(marker = "dash") {
  return (state, dispatch) => {
    const range = touched(state);
    if (!range || range.nodes.some((node) => node.type.name === "demand_list")) return false;
    const { demand_list, lead_in, addressee, demand } = state.schema.nodes;
    const demands = range.nodes.flatMap(pieces).map(({ id, content }) => demand.create({ id }, content));
    if (!demands.length) demands.push(demand.create());
    const before = range.first > 2 ? state.doc.child(range.first - 1) : null;
    const leads = before?.type.name === "paragraph" && /[:：]\s*$/.test(before.textContent) && onlyWords(before);
    const head = leads ? lead_in.create(null, state.schema.text(before.textContent.trim())) : lead_in.create();
    const from = leads ? range.from - before.nodeSize : range.from;
    const list = demand_list.create({ marker }, [head, addressee.create(), ...demands]);
    if (!dispatch) return true;
    const tr = state.tr.replaceWith(from, range.to, list);
    const empty = demands.length === 1 && !demands[0].content.size && !leads;
    const at = empty ? from + 2 : from + 1 + head.nodeSize + 2 + demands.reduce((sum, node) => sum + node.nodeSize, 0) - 1;
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
    return true;
  };
}

const onlyWords = (node) => {
  let words = true;
  node.forEach((child) => (words &&= child.isText));
  return words;
};

function replaced(state, dispatch, range, parts, inside = 1) {
  if (!parts.length) return false;
  if (dispatch) {
    const tr = state.tr.replaceWith(range.from, range.to, parts);
    const offset = Math.min(state.selection.$from.parentOffset, parts[0].content.size);
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(range.from + inside + offset))).scrollIntoView());
  }
  return true;
}

export function addSeparator(state, dispatch) {
  const range = touched(state);
  if (!range) return false;
  dispatch?.(state.tr.insert(range.to, state.schema.nodes.separator.create()).scrollIntoView());
  return true;
}

export function setMarker(marker) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if ($from.depth < 1 || $from.node(1).type.name !== "demand_list") return false;
    dispatch?.(state.tr.setNodeAttribute($from.before(1), "marker", marker));
    return true;
  };
}

export function addNote(state, dispatch) {
  const { $from, to } = state.selection;
  const type = state.schema.nodes.note;
  if (!$from.parent.inlineContent || $from.parent.type.name === "note" || !$from.parent.type.contentMatch.matchType(type)) return false;
  if (dispatch) {
    const tr = state.tr.insert(to, type.create());
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, to)).setMeta(WRITE_NOTE, true).scrollIntoView());
  }
  return true;
}

export function addCount(state, dispatch) {
  const { $from } = state.selection;
  const type = state.schema.nodes.field;
  if (!$from.parent.inlineContent || !$from.parent.type.contentMatch.matchType(type)) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create()).scrollIntoView());
  return true;
}
