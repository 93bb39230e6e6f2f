// An editor without a page: the real state, plugins and sync, and a socket that can be cut off.

import { suggestChanges } from "@handlewithcare/prosemirror-suggest-changes";
import { history } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { decide, suggestionsIn } from "../editor/suggestions.mjs";
import { collab } from "../editor/collab.mjs";
import { ids } from "../editor/ids.mjs";
import { asSuggestion } from "../editor/suggesting.mjs";
import { schema } from "../editor/schema.mjs";
import { SocketLine } from "../editor/socket.mjs";
import { Sync, newClient } from "../editor/sync.mjs";

export class Headless {
  constructor({ name, url, make }) {
    this.name = name;
    this.aside = [];
    this.rejected = [];
    this.cuts = 0;
    this.state = null;
    this.client = newClient();
    this.line = new SocketLine({ url: "", enter: () => this.sync.enterFrom(), make: () => make(url()) });
    this.dispatchPlain = (tr) => {
      const { state, transactions } = this.state.applyTransaction(tr);
      this.state = state;
      if (transactions.some((each) => each.docChanged)) this.sync.changed({ docChanged: true });
    };
    this.refused = 0;
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
      client: this.client,
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
    this.away = setTimeout(() => this.comeBack(), ms);
    this.line.stop();
    this.sync.lost();
  }

  comeBack() {
    if (!this.away) return;
    clearTimeout(this.away);
    this.away = null;
    this.line.start();
  }

  get version() {
    return this.sync.version;
  }

  get quiet() {
    return this.sync.open && !this.sync.unconfirmed.length;
  }
}
