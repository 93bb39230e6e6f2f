// A note is written where it is called: a number in the line, and under it a small field with the note's own words.

import { baseKeymap, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState, Selection, TextSelection } from "prosemirror-state";
import { StepMap } from "prosemirror-transform";
import { EditorView } from "prosemirror-view";
import { typography } from "./rules.mjs";
import { schema } from "./schema.mjs";

const fields = new WeakMap(); // the field of a note by its DOM

class NoteView {
  constructor(node, outer, getPos) {
    Object.assign(this, { node, outer, getPos });
    this.dom = document.createElement("span");
    this.dom.className = "note";
    if (node.attrs.id) this.dom.dataset.id = node.attrs.id;
    fields.set(this.dom, this);
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
    if (!this.inner) this.open();
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
    if (this.inner && !this.inner.hasFocus()) this.close();
  }

  open() {
    const field = this.dom.appendChild(document.createElement("span"));
    field.className = "note-field";
    const leave = () => this.leave();
    this.inner = new EditorView(field, {
      state: EditorState.create({
        doc: this.node,
        plugins: [
          typography(() => this.outer.state.doc.attrs.language),
          keymap({
            "Mod-z": () => undo(this.outer.state, this.outer.dispatch),
            "Mod-y": () => redo(this.outer.state, this.outer.dispatch),
            "Shift-Mod-z": () => redo(this.outer.state, this.outer.dispatch),
            "Mod-b": toggleMark(schema.marks.strong),
            "Mod-i": toggleMark(schema.marks.emphasis),
            Enter: leave,
            Escape: leave,
            "Ctrl-Alt-f": leave,
            Tab: leave,
          }),
          keymap(baseKeymap),
        ],
      }),
      editable: () => this.outer.editable,
      attributes: { role: "textbox", "aria-label": document.querySelector("#write").dataset.note, spellcheck: "true" },
      dispatchTransaction: (tr) => this.typed(tr),
      handleDOMEvents: {
        // Without this a press of the mouse in the field would go to the text around it.
        mousedown: () => void (this.outer.hasFocus() && this.inner.focus()),
        blur: () => void setTimeout(() => this.inner && !this.inner.hasFocus() && !this.selected && this.close(), 0),
      },
    });
    this.fit(field);
  }

  // Within the sheet, also where the number stands at its edge.
  fit(field) {
    const [sheet, mine] = [this.outer.dom.getBoundingClientRect(), field.getBoundingClientRect()];
    const over = Math.max(mine.right - sheet.right, 0) || Math.min(mine.left - sheet.left, 0);
    if (over) field.style.transform = `translateX(${-over}px)`;
  }

  get selected() {
    return this.dom.classList.contains("ProseMirror-selectednode");
  }

  close() {
    this.inner?.destroy();
    this.inner = null;
    this.dom.replaceChildren();
  }

  write() {
    if (!this.inner) this.open();
    this.inner.dispatch(this.inner.state.tr.setSelection(Selection.atEnd(this.inner.state.doc)));
    this.inner.focus();
  }

  leave() {
    const after = this.getPos() + this.node.nodeSize;
    this.outer.dispatch(this.outer.state.tr.setSelection(TextSelection.create(this.outer.state.doc, after)));
    this.outer.focus();
    this.close();
    return true;
  }

  typed(tr) {
    const { state, transactions } = this.inner.state.applyTransaction(tr);
    this.inner.updateState(state);
    if (tr.getMeta("fromOutside")) return;
    const outer = this.outer.state.tr;
    const offset = StepMap.offset(this.getPos() + 1);
    for (const each of transactions) for (const step of each.steps) outer.step(step.map(offset));
    if (outer.docChanged) this.outer.dispatch(outer);
  }

  // The note was changed from outside: by others, by undo, or because this window suggests.
  update(node) {
    if (!node.sameMarkup(this.node)) return false;
    this.node = node;
    if (!this.inner) return true;
    const state = this.inner.state;
    const start = node.content.findDiffStart(state.doc.content);
    if (start === null) return true;
    let { a, b } = node.content.findDiffEnd(state.doc.content);
    const overlap = start - Math.min(a, b);
    if (overlap > 0) [a, b] = [a + overlap, b + overlap];
    this.inner.dispatch(state.tr.replace(start, b, node.slice(start, a)).setMeta("fromOutside", true));
    return true;
  }

  destroy() {
    this.close();
  }

  stopEvent(event) {
    return Boolean(this.inner?.dom.contains(event.target));
  }

  ignoreMutation() {
    return true;
  }
}

export const noteViews = { note: (node, view, getPos) => new NoteView(node, view, getPos) };

// Go into the note that is selected.
export function writeNote(view) {
  const dom = view.nodeDOM(view.state.selection.from);
  fields.get(dom)?.write();
}
