// Decide on suggestions; statements/text/editing/suggestions.py decides in the same way.

const KINDS = ["insertion", "deletion", "modification"];
const ANCHOR = "\u200b";

export function suggestionsIn(doc) {
  const found = new Set();
  doc.descendants((node) => {
    for (const mark of node.marks) if (KINDS.includes(mark.type.name)) found.add(String(mark.attrs.id));
    return true;
  });
  return [...found];
}

// Adds the steps that accept or reject what is meant; where words go on both sides of a boundary the clauses become one.
export function decide(tr, { accept, meant = () => true }) {
  for (const act of acts(tr.doc, accept, meant).reverse()) {
    if (act.goes) tr.delete(act.start, act.end);
    else settle(tr, act, accept);
  }
  return tr.setMeta("suggestionsDecided", true);
}

function acts(doc, accept, meant) {
  const going = accept ? "deletion" : "insertion";
  const all = [];
  let open = null;
  doc.descendants((node, pos) => {
    const marks = node.marks.filter((mark) => KINDS.includes(mark.type.name) && meant(String(mark.attrs.id)));
    if (open && pos < open.end) return true; // inside a node that goes as a whole
    const goes = marks.find((mark) => mark.type.name === going);
    if (open && goes && node.isInline && open.node.isInline && open.marks[0].attrs.id === goes.attrs.id) {
      open.end = pos + node.nodeSize;
      return true;
    }
    if (open && (node.isInline || marks.length)) open = null;
    const act = { start: pos, end: pos + node.nodeSize, goes: Boolean(goes), node, marks: goes ? [goes] : marks };
    if (marks.length) all.push(act);
    if (goes) open = act;
    return true;
  });
  return all;
}

function settle(tr, act, accept) {
  for (const mark of act.marks) {
    if (act.node.isInline) tr.removeMark(act.start, act.end, mark);
    else tr.removeNodeMark(act.start, mark);
    if (mark.type.name === "modification" && !accept) undo(tr, act, mark);
  }
  if (act.node.isText) for (const at of anchors(tr.doc, act).reverse()) tr.delete(at, at + 1);
}

function undo(tr, act, mark) {
  const { type, attrName, previousValue } = mark.attrs;
  if (type === "attr") tr.setNodeAttribute(act.start, attrName, previousValue);
  else if (type === "nodeType") {
    const node = tr.doc.nodeAt(act.start);
    tr.setNodeMarkup(act.start, node.type.schema.nodes[previousValue], "id" in node.attrs ? { id: node.attrs.id } : null, node.marks);
  }
}

function anchors(doc, act) {
  const [$first, $last] = [doc.resolve(act.start), doc.resolve(act.end)];
  const found = act.node.text.startsWith(ANCHOR) && $first.parentOffset === 0 ? [act.start] : [];
  const ends = act.node.text.endsWith(ANCHOR) && $last.parentOffset === $last.parent.content.size;
  if (ends && !found.includes(act.end - 1)) found.push(act.end - 1);
  return found;
}
