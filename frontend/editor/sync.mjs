// Keeps an editor and the server at one text. Knows no page: it is given a state to change and a line to speak through.
//
// The server decides the order. What is typed here waits as unconfirmed until it comes back; what others typed is put below
// it. Words that then have no place any more are told to `aside` and never dropped.

import { collabKey, confirmedDoc, receive } from "./collab.mjs";
import { Node } from "prosemirror-model";
import { Step } from "prosemirror-transform";
import { putBack, swallowed } from "./rescue.mjs";

export const newClient = () => crypto.randomUUID().replaceAll("-", "").slice(0, 20);

export class Sync {
  // `host`: { state, dispatch(tr), replace(doc, version) }. `report(what)`: { saved | saving | offline, waiting }.
  constructor({ schema, host, client, line, store, report, aside, rights, people, at }) {
    Object.assign(this, { schema, host, client, line, store, report, aside, rights, people, at });
    this.open = false; // the line stands and hello was heard
    this.flying = 0; // steps that were sent and not yet answered
    this.may = null;
    this.attach(line);
  }

  attach(line) {
    line.heard = (message) => this.hear(message);
    line.lost = () => this.lost();
  }

  // Another way to the server, from now on.
  changeLine(line) {
    this.line.stop();
    this.line = line;
    this.attach(line);
    line.start();
  }

  get unconfirmed() {
    return collabKey.getState(this.host.state).unconfirmed;
  }

  get version() {
    return collabKey.getState(this.host.state).version;
  }

  // Call after every transaction of the editor.
  changed(tr) {
    if (tr.docChanged) {
      this.store?.save(this.kept());
      this.send();
    }
    this.tell();
  }

  send() {
    const steps = this.host.state ? this.unconfirmed.map((item) => item.step) : [];
    if (!this.open || this.flying || !steps.length || !this.may || this.stopped) return;
    this.flying = steps.length;
    this.line.say({ type: "steps", version: this.version, steps: steps.map((step) => step.toJSON()) });
    this.tell();
  }

  hear(message) {
    if (message.type === "hello") this.hello(message);
    else if (message.type === "steps") this.receive(message.first, message.steps, message.clients);
    else if (message.type === "behind") this.behind(message.version);
    else if (message.type === "refused") this.refused(message);
    else if (message.type === "state") this.state(message);
    else if (message.type === "people") this.people?.(message.people);
    else if (message.type === "at") this.at?.(message);
    else if (message.type === "not_let_in") this.notLetIn(message.sentence);
  }

  enterFrom() {
    return { type: "enter", client: this.client, version: this.host.state ? this.version : null };
  }

  hello(message) {
    this.open = true;
    this.flying = 0;
    this.you = message.you;
    if (message.tree) this.startOver(message);
    else this.receive(message.version - message.steps.length + 1, message.steps, message.clients);
    this.state(message);
    this.send();
    this.tell();
  }

  // The server cannot lead from our version to its own: what is unconfirmed here is shown beside the text.
  startOver(message) {
    if (this.host.state && this.unconfirmed.length) {
      this.setAside(this.unconfirmed.map((item) => item.step), "The text has moved on too far to place these words.");
    }
    this.host.replace(Node.fromJSON(this.schema, message.tree), message.version);
    this.store?.save(this.kept());
  }

  receive(first, steps, clients) {
    const known = this.version + 1 - first;
    if (known < 0) return this.line.say({ type: "look" });
    steps = steps.slice(known).map((step) => Step.fromJSON(this.schema, step));
    clients = clients.slice(known);
    if (!steps.length) return;
    const { tr, confirmed, mine, theirs, lost, rebased } = receive(this.host.state, steps, clients, this.client);
    this.host.dispatch(tr);
    const places = mine && theirs ? swallowed(rebased, theirs) : [];
    if (places.length) this.host.dispatch(putBack(this.host.state.tr, places).setMeta("addToHistory", false));
    if (lost.length) this.setAside(lost, "Somebody removed the passage in which you wrote this.");
    if (confirmed) this.flying = Math.max(this.flying - confirmed, 0);
    if (this.behindOf && this.version >= this.behindOf) {
      this.behindOf = 0;
      this.flying = 0;
    }
    this.store?.save(this.kept());
    this.send();
    this.tell();
  }

  behind(version) {
    if (this.version >= version) {
      this.flying = 0;
      this.send();
    } else {
      this.behindOf = version;
      this.line.say({ type: "look" });
    }
  }

  refused(message) {
    this.flying = 0;
    if (message.kind === "right") this.may = null;
    this.setAside(this.unconfirmed.map((item) => item.step), message.sentence);
    this.startAgain();
    this.tell();
  }

  // Throw away what the server does not take, after it was put aside, and take up the server's text.
  startAgain() {
    const kept = this.kept();
    this.host.replace(Node.fromJSON(this.schema, kept.doc), kept.version);
    this.store?.save(this.kept());
  }

  state(message) {
    this.may = message.writes || message.suggests ? { writes: message.writes, suggests: message.suggests } : null;
    this.status = message;
    if (!this.may && this.unconfirmed.length) {
      this.setAside(this.unconfirmed.map((item) => item.step), message.why_not);
      this.startAgain();
    }
    this.rights?.(message);
    this.tell();
  }

  notLetIn(sentence) {
    this.open = false;
    this.stopped = sentence;
    this.rights?.({ writes: false, suggests: false, why_not: sentence, out: true });
    this.tell();
  }

  lost() {
    this.open = false;
    this.flying = 0;
    this.tell();
  }

  setAside(steps, sentence) {
    const words = steps.map(wordsOf).filter(Boolean);
    if (words.length) this.aside({ words: joined(words), sentence });
  }

  // What has to survive a closed tab: the confirmed text, and what was typed on top of it.
  kept() {
    return {
      client: this.client,
      version: this.version,
      doc: confirmedDoc(this.host.state).toJSON(),
      steps: this.unconfirmed.map((item) => item.step.toJSON()),
    };
  }

  tell() {
    const waiting = this.host.state ? this.unconfirmed.length : 0;
    this.report?.({ state: this.stopped ? "out" : !this.open ? "offline" : waiting ? "saving" : "saved", waiting });
  }
}

export function wordsOf(step) {
  const content = step.slice?.content;
  return content ? content.textBetween(0, content.size, "\n") : "";
}

// Letters that were typed one after the other are words again.
const joined = (words) => words.reduce((text, next) => (next.length > 1 && text ? `${text}\n${next}` : text + next), "");


