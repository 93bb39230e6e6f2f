// Dashes of hyphens, and the ellipsis of three points.

import { back, isFigure, isWord, replacement } from "./signs.mjs";

const AFTER_WORD = ".,;:!?)]»”’“\"'%…\ufffc";

/** Three points, not the last three of more, and not within a path. */
export function ellipsis(before, typed) {
  const stays = typed !== "." || !before.endsWith("..") || [".", "/", "…"].includes(back(before, 3));
  return stays ? null : replacement(-3, 0, "…");
}

/** -- and ---; two at the head of a word become a dash with the space behind them, since they may be a command's. */
export function dash(before, typed, rules) {
  if (!rules.dash) return null;
  if (typed === " " && before.endsWith(" --") && endsWord(back(before, 4))) return replacement(-3, -1, rules.dash);
  if (typed !== "-") return null;
  if (before.endsWith("–")) return replacement(-2, 0, "—");
  if (before.endsWith("--") && back(before, 3) !== "-") return replacement(-3, 0, "—");
  return before.endsWith("-") && endsWord(back(before, 2)) ? replacement(-2, 0, "–") : null;
}

/** A hyphen between spaces within a sentence; between figures it may be a minus. */
export function spacedHyphen(before, typed, rules) {
  if (typed !== " " || !rules.dash || !before.endsWith(" -")) return null;
  const word = back(before, 3);
  return endsWord(word) && !isFigure(word) ? replacement(-2, -1, rules.dash) : null;
}

const endsWord = (sign) => sign !== "" && (isWord(sign) || AFTER_WORD.includes(sign));
