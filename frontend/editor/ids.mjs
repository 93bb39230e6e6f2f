// Every clause and note has an id of its own: what was split, doubled or pasted gets a new one at once.
// What others sent is left to the server, which mends in the same way.

import { Plugin } from "prosemirror-state";

export function freshId(kind) {
  const random = crypto.getRandomValues(new Uint8Array(6));
  return kind[0] + Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function mendIds(tr) {
  const seen = new Map();
  tr.doc.descendants((node, pos) => {
    if (!("id" in node.attrs)) return !node.isText;
    const first = node.attrs.id === null ? undefined : seen.get(node.attrs.id);
    if (node.attrs.id !== null && first === undefined) {
      seen.set(node.attrs.id, { node, pos });
      return true;
    }
    const fresh = freshId(node.type.name);
    const emptied = first && first.node.type === node.type && first.node.content.size === 0 && node.content.size > 0;
    tr.setNodeAttribute(emptied ? first.pos : pos, "id", fresh); // the words keep their id, wherever they went
    seen.set(fresh, { node, pos });
    return true;
  });
  return tr;
}

export const ids = () =>
  new Plugin({
    appendTransaction(transactions, _old, state) {
      if (!transactions.some((tr) => tr.docChanged && tr.getMeta("addToHistory") !== false)) return null;
      const tr = mendIds(state.tr);
      return tr.steps.length ? tr : null;
    },
  });
