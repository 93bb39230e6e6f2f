// Every act has a key; toolbar, menu and help sheet show the same list.

import { baseKeymap, chainCommands, selectAll, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { TextSelection } from "prosemirror-state";
import { addCount, addNote, addSeparator, toDemands, toQuotation, toSimple } from "./blocks.mjs";
import { backspace, enter, moveClause } from "./commands.mjs";
import { schema } from "./schema.mjs";

export const ACTS = {
  paragraph: toSimple("paragraph"),
  heading: toSimple("heading", { level: 2 }),
  subheading: toSimple("heading", { level: 3 }),
  quotation: toQuotation,
  demands: toDemands(),
  appeal: toSimple("appeal"),
  separator: addSeparator,
  strong: toggleMark(schema.marks.strong),
  emphasis: toggleMark(schema.marks.emphasis),
  note: addNote,
  count: addCount,
  undo,
  redo,
  up: moveClause(-1),
  down: moveClause(1),
};

const KEYS = {
  "Mod-Alt-0": "paragraph",
  "Mod-Alt-2": "heading",
  "Mod-Alt-3": "subheading",
  "Mod-Alt-q": "quotation",
  "Mod-Alt-d": "demands",
  "Mod-Alt-a": "appeal",
  "Mod-Alt-s": "separator",
  "Mod-b": "strong",
  "Mod-i": "emphasis",
  "Ctrl-Alt-f": "note",
  "Mod-Alt-c": "count",
  "Mod-z": "undo",
  "Mod-y": "redo",
  "Shift-Mod-z": "redo",
  "Alt-ArrowUp": "up",
  "Alt-ArrowDown": "down",
};

// The arrows walk into a note and out of it.
const walk = (direction) => (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty) return false;
  const edge = direction > 0 ? $head.parentOffset === $head.parent.content.size : $head.parentOffset === 0;
  const beside = direction > 0 ? $head.nodeAfter : $head.nodeBefore;
  let to = null;
  if (beside?.type.name === "note") to = $head.pos + direction;
  else if (edge && $head.parent.type.name === "note") to = direction > 0 ? $head.after() : $head.before();
  if (to === null) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, to)).scrollIntoView());
  return true;
};

const leaveNote = (state, dispatch) => {
  const { $head } = state.selection;
  if ($head.parent.type.name !== "note") return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, $head.after())));
  return true;
};

export const keys = (more) =>
  keymap({
    ...Object.fromEntries(Object.entries(KEYS).map(([key, name]) => [key, ACTS[name]])),
    Enter: enter,
    Backspace: chainCommands(backspace, baseKeymap.Backspace),
    "Mod-Backspace": chainCommands(backspace, baseKeymap.Backspace),
    ArrowRight: walk(1),
    ArrowLeft: walk(-1),
    Escape: leaveNote,
    "Mod-a": selectAll,
    ...more,
  });
