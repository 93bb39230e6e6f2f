// While somebody suggests, what they do becomes marks in the text instead of changes of it.

import { isSuggestChangesEnabled, suggestChangesKey, transformToSuggestionTransaction } from "@handlewithcare/prosemirror-suggest-changes";
import { Transform } from "prosemirror-transform";
import { freshId } from "./ids.mjs";
import { Written } from "./rescue.mjs";

export { disableSuggestChanges as write, enableSuggestChanges as suggest, isSuggestChangesEnabled as suggests } from "@handlewithcare/prosemirror-suggest-changes";

// A suggestion's id begins with its author: who suggested is part of it.
export const suggestionId = (author) => `${author}.${freshId("s")}`;
export const authorOf = (id) => String(id).split(".")[0];

// The transaction to dispatch in place of this one; null where the act cannot be a suggestion.
export function asSuggestion(tr, state, author) {
  const own = !tr.getMeta("history$") && !tr.getMeta("collab$") && !tr.getMeta("suggestionsDecided");
  if (!isSuggestChangesEnabled(state) || !own || !tr.docChanged || "skip" in (tr.getMeta(suggestChangesKey) ?? {})) return tr;
  try {
    const tracked = underOwnName(transformToSuggestionTransaction(tr, state, () => suggestionId(author)), state.doc, author);
    tracked.doc.check();
    return onlySuggests(tracked, tr, state.doc, author) ? tracked : null;
  } catch {
    return null;
  }
}

// Where a suggestion touches one of somebody else, the library makes one of both: each stays its author's.
function underOwnName(tracked, before, author) {
  const fresh = stretchesOf(tracked);
  const id = suggestionId(author);
  const right = (mark, was) => was?.find((each) => each.type === mark.type) ?? (authorOf(mark.attrs.id) === author ? mark : mark.type.create({ id }));
  const { doc, mapping } = tracked;
  const back = mapping.invert();
  doc.descendants((node, pos) => {
    const mark = node.marks.find((each) => ["insertion", "deletion"].includes(each.type.name));
    if (!mark) return true;
    const isNew = fresh.some(([from, to]) => from <= pos && pos + node.nodeSize <= to);
    const now = right(mark, isNew ? null : before.nodeAt(back.map(pos, 1))?.marks);
    if (now.eq(mark)) return true;
    if (node.isInline) tracked.addMark(pos, pos + node.nodeSize, now);
    else tracked.addNodeMark(pos, now);
    return true;
  });
  return tracked;
}

// What the steps brought, as it stands now.
function stretchesOf(tr) {
  const written = new Written();
  for (const step of tr.steps) written.theirs(step);
  return written.now;
}

// Rejected, it leaves the text as it was; accepted, it makes of it what was meant; and meanwhile nobody else's suggestion goes.
function onlySuggests(tracked, meant, before, author) {
  const rejected = wordsWithout(tracked.doc, "insertion") === wordsWithout(before, "insertion");
  const accepted = wordsWithout(tracked.doc, "deletion");
  const asMeant = [meant.doc, unstruck(meant)].some((doc) => wordsWithout(doc, "deletion") === accepted);
  return rejected && asMeant && othersStay(tracked, before, author);
}

function wordsWithout(doc, going) {
  let words = "";
  doc.descendants((node) => {
    if (node.marks.some((mark) => mark.type.name === going)) return false;
    words += node.text ?? "";
    return true;
  });
  return words.replace(/[\s\u200b]/g, "");
}

// What is typed into words that are to go is not to go with them.
function unstruck(meant) {
  const plain = new Transform(meant.doc);
  for (const [from, to] of stretchesOf(meant)) plain.removeMark(from, to, plain.doc.type.schema.marks.deletion);
  return plain.doc;
}

function othersStay(tracked, before, author) {
  let stay = true;
  const look = (node, pos, open) => {
    const mark = node.marks.find((each) => each.type.name === "insertion");
    const others = mark ? authorOf(mark.attrs.id) !== author : open;
    if (node.isText && others && /[^\s\u200b]/.test(node.text)) {
      const gone = tracked.mapping.map(pos + node.nodeSize, -1) - tracked.mapping.map(pos, 1) < node.nodeSize;
      stay &&= !gone;
    }
    node.forEach((child, offset) => look(child, pos + 1 + offset, others));
  };
  before.forEach((child, offset) => look(child, offset, false));
  return stay;
}
