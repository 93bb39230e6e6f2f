// `/` in an empty paragraph: a menu of blocks, by keyboard.

import { ACTS } from "./keys.mjs";

const CHOICES = ["paragraph", "heading", "quotation", "demands", "appeal", "separator", "note"];

export function slash(root, editor, say) {
  const list = root.querySelector(".slash");
  let chosen = 0;
  let shown = [];

  function follow(state) {
    const { $head, empty } = state.selection;
    const typed = empty && $head.parent.type.name === "paragraph" ? /^\/([^\s/]*)$/.exec($head.parent.textContent) : null;
    shown = typed ? CHOICES.filter((name) => say(name).toLowerCase().startsWith(typed[1].toLowerCase())) : [];
    chosen = 0;
    draw();
  }

  function draw() {
    list.hidden = !shown.length;
    const { view } = editor;
    view?.dom.toggleAttribute("aria-activedescendant", false);
    if (!shown.length) return;
    list.replaceChildren(
      ...shown.map((name, n) => {
        const item = document.createElement("li");
        item.setAttribute("role", "option");
        item.id = `slash-${name}`;
        item.setAttribute("aria-selected", String(n === chosen));
        item.textContent = say(name);
        item.onmousedown = (event) => {
          event.preventDefault();
          take(name);
        };
        return item;
      }),
    );
    const { bottom, left } = view.coordsAtPos(view.state.selection.head);
    const frame = list.offsetParent.getBoundingClientRect();
    list.style.top = `${bottom - frame.top + 4}px`;
    list.style.insetInlineStart = "";
    list.style.left = `${Math.min(left - frame.left, frame.width - 220)}px`;
  }

  function take(name) {
    const { view } = editor;
    const { $head } = view.state.selection;
    view.dispatch(view.state.tr.delete($head.start(), $head.pos));
    ACTS[name](view.state, view.dispatch, view);
    shown = [];
    draw();
    view.focus();
  }

  root.addEventListener(
    "keydown",
    (event) => {
      if (!shown.length) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        chosen = (chosen + step + shown.length) % shown.length;
        draw();
      } else if (event.key === "Enter" || event.key === "Tab") take(shown[chosen]);
      else if (event.key === "Escape") {
        shown = [];
        draw();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  return { follow };
}
