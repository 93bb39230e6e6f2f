// What was typed and not yet confirmed, in the browser's own storage, until the server has it: a closed tab loses nothing.

import { del, get, keys, set } from "idb-keyval";

const PREFIX = "communique:";

export class Store {
  constructor(uid) {
    this.uid = uid;
    this.waiting = null;
  }

  // Take over what a window left that is no more; else begin anew. Resolves to what was kept, or null.
  async adopt() {
    const mine = `${PREFIX}${this.uid}:`;
    const known = await keys().catch(() => []);
    for (const key of known.filter((each) => String(each).startsWith(mine))) {
      const kept = await get(key).catch(() => null);
      if (!kept) continue;
      if (!(await this.hold(kept.client))) continue; // another window is still open with it
      if (kept.steps.length || kept.aside?.length) return kept;
      await del(key).catch(() => {});
    }
    return null;
  }

  // One window holds a client's name as long as it lives; the browser lets go of it with the window.
  hold(client) {
    if (!navigator.locks) return Promise.resolve(true);
    return new Promise((done) => {
      navigator.locks
        .request(`${PREFIX}${client}`, { ifAvailable: true }, (lock) => {
          done(Boolean(lock));
          return lock ? new Promise(() => {}) : undefined;
        })
        .catch(() => done(true));
    });
  }

  save(kept) {
    this.kept = { ...kept, aside: this.aside ?? [] };
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.write(), 150);
  }

  async write() {
    clearTimeout(this.waiting);
    if (!this.kept) return;
    const key = `${PREFIX}${this.uid}:${this.kept.client}`;
    const empty = !this.kept.steps.length && !this.kept.aside.length;
    await (empty ? del(key) : set(key, this.kept)).catch(() => {});
  }
}
