// What typing turns into: signs at the start of a paragraph into blocks, and typography by language.

import { InputRule, inputRules } from "prosemirror-inputrules";
import { Plugin, PluginKey } from "prosemirror-state";
import { typeset } from "../typography/typeset.mjs";
import { addSeparator, toDemands, toQuotation, toSimple } from "./blocks.mjs";

// At the start of a paragraph: the signs go, the block becomes what they say.
const block = (pattern, command) =>
  new InputRule(pattern, (state, _match, start, end) => {
    if (state.doc.resolve(start).parent.type.name !== "paragraph") return null;
    const cleared = state.apply(state.tr.delete(start, end));
    let made = null;
    command(cleared, (tr) => (made = tr));
    if (!made) return null;
    const tr = state.tr.delete(start, end);
    for (const step of made.steps) tr.step(step);
    return tr.setSelection(made.selection.constructor.fromJSON(tr.doc, made.selection.toJSON()));
  });

export const blockRules = () =>
  inputRules({
    rules: [
      block(/^[-–—] $/, toDemands("dash")),
      block(/^[•*] $/, toDemands("bullet")),
      block(/^1[.)] $/, toDemands("number")),
      block(/^\(?a\) $/, toDemands("letter")),
      block(/^## $/, toSimple("heading", { level: 2 })),
      block(/^### $/, toSimple("heading", { level: 3 })),
      block(/^> $/, toQuotation),
      block(/^---$/, addSeparator),
    ],
  });

export const typographyKey = new PluginKey("typography");

// Each replacement is a step of its own, which one backspace takes back.
export const typography = (language = (state) => state.doc.attrs.language) =>
  new Plugin({
    key: typographyKey,
    state: {
      init: () => null,
      apply: (tr, known) => tr.getMeta(typographyKey) ?? (tr.docChanged || tr.selectionSet ? null : known),
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing || [...text].length !== 1) return false;
        const $from = view.state.doc.resolve(from);
        const before = $from.parent.textBetween(0, $from.parentOffset, "", "\ufffc");
        const found = typeset(before, text, markedLanguage($from) ?? language(view.state));
        if (!found) return false;
        view.dispatch(view.state.tr.insertText(text, from, to));
        const caret = from + text.length;
        const [start, end] = [caret + found.from, caret + found.to];
        const was = view.state.doc.textBetween(start, end);
        view.dispatch(view.state.tr.insertText(found.text, start, end).setMeta(typographyKey, { at: start, is: found.text, was }));
        return true;
      },
      handleKeyDown(view, event) {
        const done = typographyKey.getState(view.state);
        if (event.key !== "Backspace" || !done || event.ctrlKey || event.metaKey || event.altKey) return false;
        view.dispatch(view.state.tr.insertText(done.was, done.at, done.at + done.is.length));
        return true;
      },
    },
  });

function markedLanguage($pos) {
  return $pos.marks().find((each) => each.type.name === "language")?.attrs.language;
}
