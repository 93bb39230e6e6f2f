// Clauses are what bears an id: blocks, demands, lead and notes.

// The innermost clause around a place, with the position before it.
export function clauseAt(doc, pos) {
  const $pos = doc.resolve(pos);
  for (let depth = $pos.depth; depth > 0; depth--) {
    if ($pos.node(depth).attrs.id) return { node: $pos.node(depth), pos: $pos.before(depth) };
  }
  return null;
}

export function clauseById(doc, id) {
  let found = null;
  doc.descendants((node, pos) => {
    if (!found && node.attrs.id === id) found = { node, pos };
    return !found;
  });
  return found;
}

// Would something at this place tear a word? Places count as in the content of the node.
export function inWord(node, pos) {
  const $pos = node.resolve(pos);
  const letter = /[\p{L}\p{M}\p{N}]/u;
  return letter.test($pos.nodeBefore?.text?.at(-1) ?? " ") && letter.test($pos.nodeAfter?.text?.[0] ?? " ");
}
