// Spaces that hold a sign or figure to its word.

import { back, bare, isFigure, isWord, replacement, SPACES } from "./signs.mjs";

const HOLDS = "\u00a0";
const CLOSERS = ")]}»”’“\"'%…°*\ufffc";
const ADDRESSES = ["http", "https", "mailto", "ftp", "tel"];
const LATE = /(?:\p{Nd}|(?:^|\s)[\p{L}\p{N}]):$/u;
const AT_ONCE = "%‰€£¥₽₴₺";
const UNIT = /\p{Nd} ([^\s\p{Nd}]{1,4}|[^\s\p{Nd}]{1,3}[²³])$/u;

/** The French space before ; ! ? and :, instead of a plain one or of none; never within 12:30, C: and http:. */
export function beforeHighSign(before, typed, rules) {
  const space = rules.high[typed];
  if (space === undefined) return null;
  if (back(before) === " ") return endsWord(back(before, 2)) ? replacement(-2, -1, space) : null;
  if (!endsWord(back(before))) return null;
  if (typed === ":" && (LATE.test(`${before.slice(-3)}:`) || isAddress(before))) return null;
  if (typed === ";" && /&[\p{L}\p{N}_]{1,8}$/u.test(before.slice(-9))) return null;
  return replacement(-1, -1, space);
}

/** After a figure or a single letter only the space behind the colon tells that it is no time and no drive. */
export function beforeLateColon(before, typed, rules) {
  return typed === " " && rules.high[":"] && LATE.test(before.slice(-3)) ? replacement(-2, -2, rules.high[":"]) : null;
}

/** The spaces inside « », where the language has them, also if the marks themselves are typed. */
export function guillemet(before, typed, rules) {
  const [opening, closing] = rules.quotes[0];
  if (SPACES.includes(typed)) return null;
  if (typed === bare(opening) && opening !== typed) return replacement(-1, 0, opening);
  if (typed !== bare(closing) || closing === typed || ["", "\u00a0", "\u202f"].includes(back(before))) return null;
  return replacement(back(before) === " " ? -2 : -1, -1, closing.slice(0, -1));
}

/** The space that is typed by habit after the one that is there already. */
export function inGuillemet(before, typed, rules) {
  const opening = rules.quotes[0][0];
  return typed === " " && SPACES.includes(back(opening)) && before.endsWith(opening) ? replacement(-1, 0, "") : null;
}

/** N° 21 stays on one line. */
export function beforeFigure(before, typed, rules) {
  if (!isFigure(typed)) return null;
  for (const mark of rules.numero) {
    for (const [ending, from] of [[`${mark} `, -2], [mark, -1]]) {
      if (from === -1 && !"°º№".includes(back(mark))) continue;
      if (before.endsWith(ending) && !isWord(back(before, ending.length + 1))) return replacement(from, -1, HOLDS);
    }
  }
  return null;
}

/** 5 % at once; 5 km only when the word has ended, since it could become another. */
export function beforeUnit(before, typed, rules) {
  if (rules.units.includes(typed)) {
    return back(before) === " " && isFigure(back(before, 2)) ? replacement(-2, -1, HOLDS) : null;
  }
  const unit = " .,;:!?)".includes(typed) && UNIT.exec(before.slice(-6))?.[1];
  const isDue = unit && rules.units.includes(unit) && !AT_ONCE.includes(unit);
  return isDue ? replacement(-2 - unit.length, -1 - unit.length, HOLDS) : null;
}

const endsWord = (sign) => sign !== "" && (isWord(sign) || CLOSERS.includes(sign));

const isAddress = (before) =>
  ADDRESSES.some((name) => before.endsWith(name) && !isWord(back(before, name.length + 1)));
