// What kind of sign this is.

export const SPACES = " \u00a0\u202f";

export const isLetter = (sign) => /^\p{L}$/u.test(sign);
export const isFigure = (sign) => /^\p{Nd}$/u.test(sign);
export const isWord = (sign) => /^[\p{L}\p{N}]$/u.test(sign);
export const isSpace = (sign) => /^\s$/u.test(sign);

/** The sign before that place, whole also where it fills two; nothing at the beginning. */
export const signBefore = (text, place) => text.slice(Math.max(place - 2, 0), Math.max(place, 0)).match(/.$/su)?.[0] ?? "";

/** The sign that ends so many places before the end, less one; nothing where the text is shorter. */
export const back = (text, places = 1) => signBefore(text, text.length - places + 1);

export const bare = (mark) => mark.replace(/^[ \u00a0\u202f]+|[ \u00a0\u202f]+$/g, "");

/** One replacement before the caret: places are counted back from the caret behind the typed sign. */
export const replacement = (from, to, text) => ({ from, to, text });
