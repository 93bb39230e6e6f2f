// An editor without a page: the real state, plugins and sync, and a line that can be cut off.

import { suggestChanges } from "@handlewithcare/prosemirror-suggest-changes";
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { decide, suggestionsIn } from "../editor/suggestions.mjs";
import { collab } from "../editor/collab.mjs";
import { ids } from "../editor/ids.mjs";
import { asSuggestion } from "../editor/suggesting.mjs";
import { schema } from "../editor/schema.mjs";
import { Sync, newClient } from "../editor/sync.mjs";

export class Headless {
  // `line` gets what opens it: a function that says who enters at which version. `after(ms, does)` is the clock.
  constructor({ name, line, after = setTimeout }) {
    Object.assign(this, { name, after, aside: [], rejected: [], cuts: 0, refused: 0, state: null, away: false });
    this.line = line(() => this.sync.enterFrom());
    this.dispatchPlain = (tr) => {
      const { state, transactions } = this.state.applyTransaction(tr);
      this.state = state;
      if (transactions.some((each) => each.docChanged)) this.sync.changed({ docChanged: true });
    };
    this.dispatch = (tr) => {
      const meant = asSuggestion(tr, this.state, this.name);
      if (meant) this.dispatchPlain(meant);
      else this.refused += 1;
    };
  }

  start() {
    const host = this;
    this.sync = new Sync({
      schema,
      client: newClient(),
      line: this.line,
      host: {
        get state() {
          return host.state;
        },
        dispatch: (tr) => this.dispatchPlain(tr),
        replace: (doc, version) => this.replace(doc, version),
      },
      aside: (what) => this.aside.push(what),
    });
    const hear = this.line.heard;
    this.line.heard = (message) => {
      if (message.type === "refused") this.rejected.push(message.sentence);
      hear(message);
      if (message.type === "hello") this.ready = true;
    };
    this.line.start();
  }

  replace(doc, version) {
    this.state = EditorState.create({ doc, plugins: [collab(version), history(), ids(), suggestChanges()] });
  }

  select(selection) {
    this.dispatchPlain(this.state.tr.setSelection(selection));
  }

  text() {
    return this.state.doc.textBetween(0, this.state.doc.content.size, "\n", (node) => (node.type.name === "note" ? "" : " "));
  }

  decide(accept, chance) {
    const open = suggestionsIn(this.state.doc);
    if (!open.length) return;
    const id = open[Math.floor(chance * open.length)];
    this.dispatchPlain(decide(this.state.tr, { accept, meant: (each) => each === id }));
  }

  cutOff(ms) {
    if (this.away) return;
    this.cuts += 1;
    this.away = true;
    this.line.stop();
    this.sync.lost();
    this.after(() => this.comeBack(), ms);
  }

  comeBack() {
    if (!this.away) return;
    this.away = false;
    this.line.start();
  }

  get version() {
    return this.sync.version;
  }

  get quiet() {
    return this.sync.open && !this.sync.unconfirmed.length;
  }
}
