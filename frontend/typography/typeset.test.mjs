import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { typeset } from "./typeset.mjs";

const file = new URL("../../tests/text/typography_cases.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf-8"));

const applied = (text, { from, to, text: instead }) =>
  text.slice(0, text.length + from) + instead + text.slice(text.length + to);

for (const [language, before, typed, becomes] of cases) {
  test(`${language}: ${before}${typed}`, () => {
    const found = typeset(before, typed, language);
    assert.equal(found && applied(before + typed, found), becomes);
  });
}

test("what a backspace took back stays", () => {
  for (const [language, before, typed, becomes] of cases.filter(([, , , becomes]) => becomes !== null)) {
    for (const next of ["a", " ", ".", ",", ")", "1"]) {
      const found = typeset(before + typed, next, language);
      assert.notEqual(found && applied(before + typed + next, found), becomes + next);
    }
  }
});
