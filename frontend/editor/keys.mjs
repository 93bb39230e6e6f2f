// Every act has a key; toolbar, menu and help sheet show the same list.

import { baseKeymap, chainCommands, selectAll, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
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

export const keys = (more) =>
  keymap({
    ...Object.fromEntries(Object.entries(KEYS).map(([key, name]) => [key, ACTS[name]])),
    Enter: enter,
    Backspace: chainCommands(backspace, baseKeymap.Backspace),
    "Mod-Backspace": chainCommands(backspace, baseKeymap.Backspace),
    "Mod-a": selectAll,
    ...more,
  });
