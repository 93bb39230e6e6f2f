// While somebody suggests, what they do becomes marks in the text instead of changes of it.

import { isSuggestChangesEnabled, suggestChangesKey, transformToSuggestionTransaction } from "@handlewithcare/prosemirror-suggest-changes";
import { freshId } from "./ids.mjs";

export { disableSuggestChanges as write, enableSuggestChanges as suggest, isSuggestChangesEnabled as suggests } from "@handlewithcare/prosemirror-suggest-changes";

// A suggestion's id begins with its author: who suggested is part of it.
export const suggestionId = (author) => `${author}.${freshId("s")}`;
export const authorOf = (id) => String(id).split(".")[0];

// The transaction to dispatch in place of this one; null where the act cannot be a suggestion.
export function asSuggestion(tr, state, author) {
  const own = !tr.getMeta("history$") && !tr.getMeta("collab$") && !tr.getMeta("suggestionsDecided");
  if (!isSuggestChangesEnabled(state) || !own || !tr.docChanged || "skip" in (tr.getMeta(suggestChangesKey) ?? {})) return tr;
  try {
    const tracked = transformToSuggestionTransaction(tr, state, () => suggestionId(author));
    tracked.doc.check();
    return tracked;
  } catch {
    return null;
  }
}
