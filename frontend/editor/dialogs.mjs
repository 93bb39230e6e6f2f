// The small windows: a link's address, a version's reason, the sheet of keys.

import { TextSelection } from "prosemirror-state";
import { allowed, schema } from "./schema.mjs";

export function dialogs(root, editor, token, say) {
  const box = (name) => root.querySelector(`dialog.${name}`);
  for (const dialog of root.querySelectorAll("dialog")) {
    dialog.addEventListener("close", () => editor.view?.focus());
    for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  }

  const linkBox = box("link");
  linkBox.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    let href = linkBox.querySelector("input").value.trim();
    if (/^[\w.+-]+@[\w-]+\.\w+/.test(href)) href = `mailto:${href}`;
    else if (href && !/^[a-z]+:/i.test(href)) href = `https://${href}`;
    const wrong = Boolean(href) && !allowed(href);
    linkBox.querySelector(".field-error").hidden = !wrong;
    if (wrong) return;
    setLink(href);
    linkBox.close();
  });

  function around(state) {
    const { $from, from, to, empty } = state.selection;
    const mark = $from.marks().find((each) => each.type === schema.marks.link) ?? $from.nodeAfter?.marks.find((each) => each.type === schema.marks.link);
    if (!empty || !mark) return { from, to, mark };
    let [start, end] = [from, from];
    $from.parent.forEach((node, offset) => {
      const at = $from.start() + offset;
      if (mark.isInSet(node.marks) && at <= from && at + node.nodeSize >= from) [start, end] = [at, at + node.nodeSize];
    });
    return { from: start, to: end, mark };
  }

  function setLink(href) {
    const { view } = editor;
    const { from, to } = around(view.state);
    const tr = view.state.tr;
    if (from === to && href) tr.insertText(href.replace(/^mailto:/, ""), from).addMark(from, from + href.replace(/^mailto:/, "").length, schema.marks.link.create({ href }));
    else {
      tr.removeMark(from, to, schema.marks.link);
      if (href) tr.addMark(from, to, schema.marks.link.create({ href }));
    }
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(to))));
  }

  const versionBox = box("version");
  versionBox.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new URLSearchParams({ message: versionBox.querySelector("input").value });
    const answer = await fetch(root.dataset.version, { method: "POST", body, headers: { "X-CSRFToken": token, Accept: "application/json" } }).catch(() => null);
    const told = answer ? await answer.json().catch(() => null) : null;
    const wrong = versionBox.querySelector(".field-error");
    wrong.hidden = Boolean(answer?.ok);
    wrong.textContent = told?.sentence ?? say("not_reached");
    if (answer?.ok) versionBox.close();
  });

  return {
    link() {
      if (!editor.view) return;
      linkBox.querySelector("input").value = around(editor.view.state).mark?.attrs.href ?? "";
      linkBox.querySelector(".field-error").hidden = true;
      linkBox.showModal();
    },
    help: () => box("help").showModal(),
    version() {
      versionBox.querySelector("input").value = "";
      versionBox.querySelector(".field-error").hidden = true;
      versionBox.showModal();
    },
  };
}
