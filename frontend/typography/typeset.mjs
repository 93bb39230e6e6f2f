// What the sign that was typed last turns into: the same function as statements/text/typography/typeset.py.

import { dash, ellipsis, spacedHyphen } from "./dashes.mjs";
import { apostrophe, leadingApostrophe, quotationMark } from "./quotes.mjs";
import { rulesOf } from "./rules.mjs";
import { isSpace } from "./signs.mjs";
import { beforeFigure, beforeHighSign, beforeLateColon, beforeUnit, guillemet, inGuillemet } from "./spaces.mjs";

const CODE = ["://", "www.", "@", "=", "<", ">", "{", "}", "\\", "`", "_"];
const PATHS = ["/", "~/", "./", "../"];
const TYPED = new Set("\"'«»-. ,:;!?)0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹%‰€£¥₽₴₺");
const RULES = [
  quotationMark, apostrophe, leadingApostrophe, guillemet, beforeHighSign, beforeLateColon, inGuillemet, beforeFigure,
  beforeUnit, ellipsis, dash, spacedHyphen,
];

/**
 * The replacement for what stands before the caret and the sign just typed there; null where it stays as it is.
 *
 * `before` is the text of the block up to the caret, without the typed sign. The answer `{from, to, text}` counts
 * back from the caret behind the typed sign (0 is the caret, -1 stands before that sign): let the sign be typed, then
 * put the answer in as a step of its own, and one backspace can take it back. What was taken back stays: every rule looks
 * for exactly the signs that a hand types, and fires on the last of them alone. Addresses and code are left alone.
 */
export function typeset(before, typed, language) {
  if (!TYPED.has(typed) || isCode(before)) return null;
  const rules = rulesOf(language);
  for (const rule of RULES) {
    const found = rule(before, typed, rules);
    if (found) return found;
  }
  return null;
}

/** In `code`, or in a word that holds signs which no prose has; a space ends it. */
function isCode(before) {
  if (before.includes("`") && before.split("`").length % 2 === 0) return true;
  let at = before.length;
  while (at && !isSpace(before[at - 1])) at--;
  const word = before.slice(at);
  return CODE.some((sign) => word.includes(sign)) || PATHS.some((path) => word.startsWith(path));
}
