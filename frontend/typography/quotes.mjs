// Quotation marks that know whether they open or close, and apostrophes.

import { back, bare, isFigure, isLetter, isSpace, replacement, signBefore } from "./signs.mjs";

const OPENS_AFTER = "([{¿¡–—-/";
const SINGLE = "‘‚‹’";
const ELIDED = /(?:^|[^\p{L}\p{N}_])(?:(?!\p{Nd})[\p{L}\p{N}]){1,8}’$/u;
const LEADING = /(?:^|[\s(])‘([\p{L}\p{N}_]{1,5})$/u;
const DECADE = /^\p{Nd}\p{Nd}s?$/u;

/** A mark after a figure that nothing has opened is a measure: 5'10". */
export function quotationMark(before, typed, rules) {
  if (typed !== '"') return null;
  const levels = openLevels(before, rules);
  const [, [inner, outer]] = rules.quotes;
  if (opens(before, rules)) {
    return replacement(-1, 0, rules.quotes[levels.at(-1) === 0 && inner !== outer ? 1 : 0][0]);
  }
  if (!levels.length && isFigure(back(before))) return null;
  return replacement(-1, 0, rules.quotes[levels.at(-1) ?? 0][1]);
}

/** An apostrophe, unless the language's single marks open or close here; none in 5' and :'(. */
export function apostrophe(before, typed, rules) {
  if (typed !== "'" || [":", ";"].includes(back(before))) return null;
  const levels = openLevels(before, rules);
  const single = rules.quotes.findIndex(([a, b]) => SINGLE.includes(bare(a)) && a !== b);
  const closes = levels.length > 0 && levels.at(-1) === single;
  if (isFigure(back(before)) && !closes) return null;
  const leading = LEADING.exec(before.slice(-8));
  if (leading && rules.elisions.includes(leading[1])) {
    return replacement(-2 - leading[1].length, 0, rules.apostrophe + leading[1] + rules.apostrophe);
  }
  if (opens(before, rules)) return replacement(-1, 0, single < 0 ? rules.apostrophe : rules.quotes[single][0]);
  return replacement(-1, 0, closes ? rules.quotes[single][1] : rules.apostrophe);
}

/** ‘90s and ‘t, which looked like the beginning of a quotation until their end. */
export function leadingApostrophe(before, typed, rules) {
  const word = " .,;:!?)".includes(typed) && LEADING.exec(before.slice(-8))?.[1];
  if (!word || !rules.elisions.length || !(rules.elisions.includes(word) || DECADE.test(word))) return null;
  return replacement(-2 - word.length, -1 - word.length, rules.apostrophe);
}

/** Which pairs stand open at the caret, the innermost last: 0 for the first pair, 1 for the second. */
export function openLevels(before, rules) {
  const [[first, last], [inner, outer]] = rules.quotes.map((pair) => pair.map(bare));
  const levels = [];
  for (let place = 0; place < before.length; place++) {
    const sign = before[place];
    if (sign === last && levels.includes(0) && !isInside(before, place)) levels.length = levels.indexOf(0);
    else if (sign === first) levels.push(0);
    else if (inner === outer) continue;
    else if (sign === outer && levels.includes(1) && !isInside(before, place)) levels.length = levels.indexOf(1);
    else if (sign === inner) levels.push(1);
  }
  return levels;
}

/** An apostrophe between letters, which closes nothing. */
function isInside(before, place) {
  return before[place] === "’" && isLetter(signBefore(before, place)) && isLetter(/^./su.exec(before.slice(place + 1, place + 3))?.[0] ?? "");
}

function opens(before, rules) {
  const last = back(before);
  if (!last || isSpace(last) || OPENS_AFTER.includes(last)) return true;
  if (rules.quotes.some(([a, b]) => a !== b && bare(a) === last)) return true;
  return rules.elides && ELIDED.test(before.slice(-12));
}
