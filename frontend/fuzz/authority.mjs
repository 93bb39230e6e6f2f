// The server's part in memory: one order for everybody, ids mended, states judged as statements/actions/editing.py does; and the
// lines to it, slow and breakable, by a clock of their own.

import { EditorState } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { mendIds } from "../editor/ids.mjs";
import { schema } from "../editor/schema.mjs";
import { decide, suggestionsIn } from "../editor/suggestions.mjs";

// Runs what is due, in order of time; never waits.
export class Clock {
  constructor() {
    Object.assign(this, { now: 1_000_000, due: [], number: 0 });
    this.after = (does, ms) => this.due.push({ at: this.now + ms, number: (this.number += 1), does });
  }

  run(until) {
    while (this.due.length) {
      const next = this.due.reduce((first, each) => (each.at < first.at || (each.at === first.at && each.number < first.number) ? each : first));
      if (next.at > until) return;
      this.due.splice(this.due.indexOf(next), 1);
      this.now = next.at;
      next.does();
    }
  }
}

export class Authority {
  constructor(doc) {
    Object.assign(this, { doc, first: doc, steps: [], clients: [], lines: new Set() });
  }

  get version() {
    return this.steps.length;
  }

  enter(line, { version }) {
    this.lines.add(line);
    line.version = this.version;
    const knows = version !== null;
    const news = knows ? { steps: this.steps.slice(version), clients: this.clients.slice(version) } : { tree: this.doc.toJSON(), steps: [], clients: [] };
    line.bring({ type: "hello", version: this.version, writes: true, suggests: true, ...news });
  }

  take(line, client, { version, steps }) {
    if (version !== this.version) return line.bring({ type: "behind", version: this.version });
    let doc;
    try {
      doc = judged(changing(this.doc), steps.map((step) => Step.fromJSON(schema, step)));
    } catch (error) {
      return line.bring({ type: "refused", kind: "step", sentence: String(error) });
    }
    const mends = doc.steps.slice(steps.length).map((step) => step.toJSON());
    this.doc = doc.doc;
    const first = this.version + 1;
    const clients = [...steps.map(() => client), ...mends.map(() => "server")];
    this.steps.push(...steps, ...mends);
    this.clients.push(...clients);
    for (const each of this.lines) each.bring({ type: "steps", first, steps: [...steps, ...mends], clients });
    return undefined;
  }
}

const changing = (doc) => EditorState.create({ doc }).tr;

function judged(tr, steps) {
  for (const step of steps) tr.step(step);
  mendIds(tr).doc.check();
  decide(changing(tr.doc), { accept: false }).doc.check();
  return tr;
}

export class Line {
  constructor({ authority, clock, random, enter }) {
    Object.assign(this, { authority, clock, random, enter, standing: 0 });
  }

  // In order, each after a while; what was under way when the line broke comes never.
  pass(way, does) {
    const { standing } = this;
    this[way] = Math.max(this[way] ?? 0, this.clock.now + 2 + this.random() * this.random() * 150);
    this.clock.after(() => standing === this.standing && does(), this[way] - this.clock.now);
  }

  start() {
    this.pass("up", () => this.authority.enter(this, this.enter()));
  }

  bring(message) {
    this.pass("down", () => this.heard(message));
  }

  say(message) {
    if (message.type === "steps") this.pass("up", () => this.authority.take(this, this.enter().client, JSON.parse(JSON.stringify(message))));
    else this.pass("up", () => this.look());
  }

  look() {
    const { version } = this.enter();
    const [steps, clients] = [this.authority.steps.slice(version), this.authority.clients.slice(version)];
    if (steps.length) this.bring({ type: "steps", first: version + 1, steps, clients });
  }

  stop() {
    this.standing += 1;
    this.authority.lines.delete(this);
  }
}
