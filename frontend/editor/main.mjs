// The page in which a text is written: puts state, line, store and what stands around the text together.

import { suggestChanges } from "@handlewithcare/prosemirror-suggest-changes";
import { baseKeymap } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMParser as Reader, Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { EditorView } from "prosemirror-view";
import { around } from "./around.mjs";
import { WRITE_NOTE } from "./blocks.mjs";
import { collab } from "./collab.mjs";
import { ids } from "./ids.mjs";
import { keys } from "./keys.mjs";
import { findings, hints, people } from "./marks.mjs";
import { noteViews, writeNote } from "./notes.mjs";
import { cleaned, fromText } from "./paste.mjs";
import { blockRules, typography } from "./rules.mjs";
import { schema } from "./schema.mjs";
import { PlainLine, SocketLine } from "./socket.mjs";
import { Store } from "./store.mjs";
import { asSuggestion } from "./suggesting.mjs";
import { Sync, newClient } from "./sync.mjs";

const root = document.querySelector("#write");
const { uid, line: lineUrl } = root.dataset;
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;

class Editor {
  constructor() {
    this.page = around(root, this, token);
    this.store = new Store(uid);
  }

  async start() {
    const kept = await this.store.adopt();
    this.client = kept?.client ?? newClient();
    if (!kept) await this.store.hold(this.client);
    const enter = () => this.sync.enterFrom();
    const address = new URL(lineUrl, location.href);
    const plain = () => new PlainLine({ url: lineUrl, enter, token });
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.sync = new Sync({
      schema,
      host: this,
      client: this.client,
      line: new SocketLine({ url: address.href, enter }),
      store: this.store,
      report: (what) => this.page.state(what),
      aside: (what) => this.putAside(what),
      rights: (what) => this.rights(what),
      people: (who) => this.page.people(who, this.client),
      at: (what) => this.page.stands(what),
    });
    if (kept) this.takeUp(kept);
    this.sync.line.blocked = () => this.sync.changeLine(plain());
    this.sync.line.start();
    addEventListener("online", () => this.sync.line.hurry());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.store.write() : this.sync.line.hurry()));
    addEventListener("pagehide", () => this.store.write());
  }

  get state() {
    return this.view?.state ?? null;
  }

  // What came over the line, or decides on suggestions: never a suggestion itself.
  dispatch(tr) {
    this.view.dispatch(tr.setMeta("suggestChangesSkip", true));
  }

  replace(doc, version) {
    const state = EditorState.create({ doc, plugins: this.plugins(version) });
    if (this.view) this.view.updateState(state);
    else this.open(state);
    this.page.changed(state, true);
  }

  plugins(version) {
    return [
      blockRules(),
      typography(),
      keys({}),
      keymap(baseKeymap),
      collab(version),
      history(),
      ids(),
      suggestChanges(),
      hints(),
      people(),
      findings(),
      dropCursor(),
      gapCursor(),
    ];
  }

  open(state) {
    this.view = new EditorView(root.querySelector(".words"), {
      state,
      nodeViews: noteViews,
      editable: () => Boolean(this.may?.writes || (this.may?.suggests && this.suggesting)),
      attributes: () => ({
        class: "statement",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": root.dataset.label,
        lang: this.view?.state.doc.attrs.language ?? state.doc.attrs.language,
        dir: this.view?.state.doc.attrs.direction ?? state.doc.attrs.direction,
        spellcheck: "true",
      }),
      dispatchTransaction: (tr) => this.changed(tr),
      transformPastedHTML: cleaned,
      clipboardTextParser: (text) => this.slice(fromText(text)),
    });
  }

  slice(html) {
    const holder = document.createElement("div");
    holder.innerHTML = cleaned(html);
    return Reader.fromSchema(schema).parseSlice(holder, { preserveWhitespace: false });
  }

  changed(tr) {
    const own = !tr.getMeta("suggestChangesSkip");
    const meant = own ? asSuggestion(tr, this.view.state, `u${this.sync.you?.id ?? 0}`) : tr;
    if (!meant) return this.page.say("suggestion");
    const before = this.view.state;
    const { state, transactions } = before.applyTransaction(meant);
    this.view.updateState(state);
    if (tr.getMeta(WRITE_NOTE)) writeNote(this.view);
    const changed = transactions.some((each) => each.docChanged);
    if (changed) this.sync.changed({ docChanged: true });
    this.page.changed(state, changed);
    if (!state.selection.eq(before.selection) || changed) this.stands();
    return undefined;
  }

  stands() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      const { anchor, head } = this.view.state.selection;
      this.sync.line.say({ type: "at", anchor, head, version: this.sync.version });
    }, 80);
  }

  rights(what) {
    this.may = what;
    this.page.rights(what);
    this.view?.setProps({});
  }

  // Type on what another window left: the server's text as it was, and the steps on top of it.
  takeUp(kept) {
    this.replace(Node.fromJSON(schema, kept.doc), kept.version);
    const tr = this.view.state.tr;
    for (const step of kept.steps) tr.step(Step.fromJSON(schema, step));
    if (tr.steps.length) this.dispatch(tr);
    this.store.aside = kept.aside ?? [];
    this.page.aside(this.store.aside);
  }

  putAside(what) {
    this.store.aside = [...(this.store.aside ?? []), { ...what, at: new Date().toISOString() }];
    if (this.view) this.store.save(this.sync.kept());
    this.page.aside(this.store.aside);
  }

  takeAway(index) {
    this.store.aside = this.store.aside.filter((_each, n) => n !== index);
    this.store.save(this.sync.kept());
    this.page.aside(this.store.aside);
  }
}

const editor = new Editor();
editor.start();
