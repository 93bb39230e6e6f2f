// The ten writers without servers: the same seed, the same fate, in a moment, so that a loss can be looked at again. `node fuzz/offline.mjs '{"seeds": [1], "acts": 3000}'`.

import { Authority, Clock, Line } from "./authority.mjs";
import { Writing, seeded } from "./acts.mjs";
import { Headless } from "./headless.mjs";
import { schema } from "../editor/schema.mjs";

const WRITERS = 10;
const told = { acts: 3000, pause: 120, suggesting: true, ...JSON.parse(process.argv[2] ?? '{"seeds": [1]}') };

const p = (type, id, text) => ({ type, attrs: { id }, content: [{ type: "text", text }] });
const BEGINNING = {
  type: "doc",
  content: [
    { type: "title", content: [{ type: "text", text: "Water is a right, not a market" }] },
    p("lead", "p1", "Since the first of April the workers have been on strike."),
    p("paragraph", "p2", "Seven cities have seen prices double."),
    {
      type: "demand_list",
      attrs: { id: "l1", marker: "dash" },
      content: [
        { type: "lead_in", content: [{ type: "text", text: "We demand:" }] },
        { type: "addressee" },
        p("demand", "d1", "An immediate end to the sale."),
        p("demand", "d2", "The return of all dismissed workers."),
      ],
    },
    p("appeal", "a1", "Water belongs to everyone!"),
  ],
};

function written(seed) {
  const clock = new Clock();
  const chance = seeded(seed + 7);
  const ids = seeded(seed + 13);
  Date.now = () => Math.floor(clock.now); // history groups by time
  crypto.getRandomValues = (bytes) => bytes.map(() => Math.floor(ids() * 256));
  const writing = new Writing({ ...told, seed });
  const authority = new Authority(schema.nodeFromJSON(BEGINNING));
  const line = (enter) => new Line({ authority, clock, random: chance, enter });
  const writers = Array.from({ length: WRITERS }, (_, n) => new Headless({ name: `w${n}`, line, after: clock.after }));
  let left = told.acts;
  const writeOn = (writer) => {
    if (left <= 0) return;
    if (writer.state) {
      left -= 1;
      writing.act(writer);
    }
    clock.after(() => writeOn(writer), 20 + writing.random() * told.pause);
  };
  for (const writer of writers) writer.start();
  clock.run(clock.now + 1000);
  const begun = clock.now;
  const length = (told.acts / WRITERS) * (20 + told.pause / 2);
  clock.after(() => writers[0].cutOff(length * 0.4), length * 0.2); // the long one
  for (const writer of writers) writeOn(writer);
  clock.run(Infinity);
  for (const writer of writers) writer.comeBack();
  clock.run(Infinity);
  const counted = { seed, ...writing.count(writers), version: authority.version };
  counted.equal &&= authority.doc.eq(writers[0].state.doc);
  return counted;
}

for (const seed of told.seeds) process.stdout.write(`${JSON.stringify(written(seed))}\n`);
