// Everything that stands around the text: state, people, toolbar, contents, notes, what to look at, what was put aside.

import { WRITE_NOTE, kindAt, setMarker } from "./blocks.mjs";
import { dialogs } from "./dialogs.mjs";
import { ACTS } from "./keys.mjs";
import { findingsKey, peopleKey, rangeOf } from "./marks.mjs";
import { schema } from "./schema.mjs";
import { slash } from "./slash.mjs";
import { suggest, suggests, write } from "./suggesting.mjs";
import { decide, suggestionsIn } from "./suggestions.mjs";
import { NodeSelection, TextSelection } from "prosemirror-state";

const words = JSON.parse(document.querySelector("#words").textContent);
export const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] ?? key);

const make = (tag, attrs = {}, ...content) => {
  const dom = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) if (value !== null) dom.setAttribute(name, value);
  dom.append(...content);
  return dom;
};

export function around(root, editor, token) {
  const find = (selector) => root.querySelector(selector);
  const goTo = (from, to = from) => {
    const { view } = editor;
    view.dispatch(view.state.tr.setSelection(TextSelection.between(view.state.doc.resolve(from), view.state.doc.resolve(to))).scrollIntoView());
    view.focus();
  };
  const writeNoteAt = (pos) => {
    const { view } = editor;
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)).setMeta(WRITE_NOTE, true).scrollIntoView());
  };
  let asked = 0;
  let drawn = "";
  const page = {
    state({ state, waiting }) {
      const line = find(".state");
      const key = state === "saved" && editor.sync?.status ? "saved" : state;
      line.dataset.state = state;
      const text = say(waiting === 1 && state === "offline" ? "offline_one" : key, { n: waiting, revision: editor.sync?.status?.revision ?? "" });
      if (line.textContent !== text) line.textContent = text;
    },
    rights(what) {
      const notice = find(".why-not");
      notice.hidden = what.writes;
      notice.querySelector("p").textContent = what.why_not ?? "";
      notice.querySelector("a").hidden = !what.out;
      root.classList.toggle("read-only", !what.writes);
      if (what.writes && ["in_review", "approved"].includes(what.status)) {
        notice.hidden = false;
        notice.querySelector("p").textContent = say(what.status);
      }
    },
    people(who, me) {
      const others = who.filter((each) => each.client !== me);
      const list = find(".people");
      list.replaceChildren(
        ...who.map((each) => make("li", { class: `person person-${each.colour}`, title: each.name }, make("bdi", { "aria-hidden": "true" }, initials(each.name)), make("span", { class: "hidden" }, each.name))),
      );
      this.others = new Map(others.map((each) => [each.client, each]));
      this.draw();
    },
    stands({ client, place }) {
      const known = this.others?.get(client);
      if (known) known.place = place;
      this.draw();
    },
    draw() {
      if (!editor.view) return;
      const shown = [...(this.others?.values() ?? [])].filter((each) => each.place).map(({ client, name, colour, place }) => ({ client, name, colour, ...place }));
      editor.view.dispatch(editor.view.state.tr.setMeta(peopleKey, shown).setMeta("addToHistory", false));
    },
    changed(state, textChanged) {
      toolbar(state);
      if (!textChanged) return;
      contents(state);
      footNotes(state);
      open(state);
      clearTimeout(asked);
      asked = setTimeout(look, 700);
      slashMenu.follow(state);
    },
    say(key) {
      find(".told").textContent = say(key);
    },
    aside(all) {
      const section = find(".aside-words");
      section.hidden = !all.length;
      section.querySelector("ul").replaceChildren(
        ...all.map(({ words: text, sentence }, n) => {
          const copy = make("button", { type: "button", class: "link" }, say("put_in"));
          copy.onclick = () => {
            const { view } = editor;
            view.dispatch(view.state.tr.insertText(text, view.state.selection.from).scrollIntoView());
            editor.takeAway(n);
            view.focus();
          };
          const drop = make("button", { type: "button", class: "link" }, say("drop"));
          drop.onclick = () => editor.takeAway(n);
          return make("li", {}, make("q", { dir: "auto" }, text), make("p", { class: "soft" }, say(sentence)), copy, " · ", drop);
        }),
      );
    },
  };

  // ---- toolbar ----
  const bar = find("[role=toolbar]");
  const buttons = [...bar.querySelectorAll("button")];
  bar.addEventListener("mousedown", (event) => event.target.closest("button") && event.preventDefault()); // the selection stays
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do]");
    if (button) act(button.dataset.do);
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape") editor.view?.focus();
    if (!step) return;
    const all = buttons.filter((each) => !each.disabled && each.offsetParent);
    const rtl = getComputedStyle(bar).direction === "rtl" ? -1 : 1;
    all[(all.indexOf(document.activeElement) + step * rtl + all.length) % all.length]?.focus();
    event.preventDefault();
  });
  const { link, help, version } = dialogs(root, editor, token, say);

  function act(name) {
    const { view } = editor;
    if (!view) return;
    if (name === "link") return link();
    if (name === "help") return help();
    if (name === "version") return version();
    if (name === "suggest") {
      editor.suggesting = !suggests(view.state);
      (editor.suggesting ? suggest : write)(view.state, (tr) => editor.dispatch(tr));
      view.setProps({});
      toolbar(view.state);
    } else if (name === "accept" || name === "reject") {
      editor.dispatch(decide(view.state.tr, { accept: name === "accept" }));
    } else if (name.startsWith("marker:")) setMarker(name.slice(7))(view.state, view.dispatch);
    else ACTS[name](view.state, view.dispatch, view);
    return view.focus();
  }

  function toolbar(state) {
    const kind = kindAt(state);
    const marks = state.selection.empty ? state.storedMarks ?? state.selection.$head.marks() : null;
    for (const button of buttons) {
      const name = button.dataset.do;
      const pressed = pressedOf(name, state, kind, marks);
      if (pressed !== null) button.setAttribute("aria-pressed", String(pressed));
    }
  }

  function pressedOf(name, state, kind, marks) {
    if (["paragraph", "heading", "quotation", "appeal"].includes(name)) return kind === name;
    if (name === "demands") return kind === "demand_list";
    if (name === "suggest") return suggests(state);
    const mark = { strong: "strong", emphasis: "emphasis", link: "link" }[name];
    if (!mark) return null;
    const { from, to } = state.selection;
    return marks ? marks.some((each) => each.type.name === mark) : state.doc.rangeHasMark(from, to, schema.marks[mark]);
  }

  const slashMenu = slash(root, editor, say);

  // ---- contents, notes, open suggestions ----
  function contents(state) {
    const rows = [];
    let paragraphs = 0;
    const flush = () => paragraphs && rows.push(["paragraphs", say(paragraphs === 1 ? "one_paragraph" : "paragraphs", { n: paragraphs }), at]);
    let at = 0;
    state.doc.forEach((node, offset) => {
      const name = node.type.name;
      if (name === "paragraph") {
        if (!paragraphs) at = offset;
        paragraphs += node.content.size ? 1 : 0;
        return;
      }
      flush();
      paragraphs = 0;
      if (name === "heading") rows.push([`level-${node.attrs.level}`, node.textContent || say("heading"), offset]);
      else if (name === "demand_list") rows.push(["list", `${node.child(0).textContent.replace(/[:：]\s*$/, "") || say("demands")} (${node.childCount - 2})`, offset]);
      else if (["title", "lead", "quotation", "appeal"].includes(name)) rows.push([name, say(name), offset]);
    });
    flush();
    const key = JSON.stringify(rows);
    if (key === drawn) return;
    drawn = key;
    find(".contents ul").replaceChildren(
      ...rows.map(([name, text, offset]) => {
        const button = make("button", { type: "button", class: "link", dir: "auto" }, text);
        button.onclick = () => goTo(offset + 1);
        return make("li", { class: `at-${name}` }, button);
      }),
    );
  }

  function footNotes(state) {
    const found = [];
    state.doc.descendants((node, pos) => {
      if (node.type.name === "note") found.push([node, pos]);
      return true;
    });
    find(".foot-notes").hidden = !found.length;
    find(".foot-notes ol").replaceChildren(
      ...found.map(([node, pos]) => {
        const button = make("button", { type: "button", class: "link", dir: "auto" }, node.textContent || say("empty_note"));
        button.onclick = () => writeNoteAt(pos);
        return make("li", {}, button);
      }),
    );
  }

  function open(state) {
    const all = suggestionsIn(state.doc);
    const section = find(".suggestions");
    section.hidden = !all.length;
    section.querySelector("p").textContent = say(all.length === 1 ? "one_suggestion" : "suggestions", { n: all.length });
  }

  // ---- what to look at ----
  async function look() {
    if (!editor.sync?.open || editor.sync.unconfirmed.length) {
      asked = setTimeout(look, 700);
      return;
    }
    const answer = await fetch(root.dataset.findings, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || editor.sync.unconfirmed.length) return;
    const told = await answer.json();
    if (told.version !== editor.sync.version) {
      asked = setTimeout(look, 700);
      return;
    }
    find(".length").textContent = told.length;
    editor.view.dispatch(editor.view.state.tr.setMeta(findingsKey, told.findings).setMeta("addToHistory", false));
    showFindings(told.findings);
  }

  function showFindings(all) {
    const list = find(".findings ul");
    find(".findings .nothing").hidden = all.length > 0;
    list.replaceChildren(...all.slice(0, 60).map(card));
  }

  function card(finding) {
    const range = () => rangeOf(editor.view.state.doc, finding);
    const show = make("button", { type: "button", class: "link" }, say("show"));
    show.onclick = () => {
      const place = range();
      if (place) goTo(...place);
    };
    const buttons = finding.mends.map((mend) => {
      const button = make("button", { type: "button", class: "link" }, mend.label);
      button.onclick = () => mendIt(finding, mend);
      return button;
    });
    const acts = finding.where === "issue" ? [] : [show, ...buttons].flatMap((each, n) => (n ? [" · ", each] : [each]));
    return make(
      "li",
      { class: finding.severity },
      make("p", {}, make("strong", {}, finding.sentence)),
      ...(finding.advice ? [make("p", { class: "soft" }, finding.advice)] : []),
      make("p", {}, ...acts),
    );
  }

  function mendIt(finding, mend) {
    const place = rangeOf(editor.view.state.doc, { ...finding, start: mend.start, end: mend.end });
    if (!place || mend.text.includes("\ufffc")) {
      const shown = rangeOf(editor.view.state.doc, finding);
      return shown && goTo(...shown);
    }
    const { view } = editor;
    view.dispatch(mend.text ? view.state.tr.insertText(mend.text, ...place) : view.state.tr.delete(...place));
    return view.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "F10") (buttons.find((each) => each.getAttribute("aria-pressed") === "true") ?? buttons[0]).focus();
    if ((event.ctrlKey || event.metaKey) && event.key === "/") help();
    if (event.key === "?" && !event.target.closest(".ProseMirror, input, textarea")) help();
    if ((event.ctrlKey || event.metaKey) && event.key === "k") {
      event.preventDefault();
      link();
    }
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      version();
    }
  });
  for (const button of root.querySelectorAll("[data-show]"))
    button.addEventListener("click", () => {
      const side = find(button.dataset.show);
      const open = side.classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
    });
  for (const button of root.querySelectorAll(".side [data-do], .contents [data-do]")) button.addEventListener("click", () => act(button.dataset.do));
  return page;
}

const initials = (name) =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join("")
    .toUpperCase();
