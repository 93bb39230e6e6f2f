// What kind of sign this is.

export const SPACES = " \u00a0\u202f";

export const isLetter = (sign) => /^\p{L}$/u.test(sign);
export const isFigure = (sign) => /^\p{Nd}$/u.test(sign);
export const isWord = (sign) => /^[\p{L}\p{N}]$/u.test(sign);
export const isSpace = (sign) => /^\s$/u.test(sign);

/** The sign that stands so many places before the end; nothing where the text is shorter. */
export const back = (text, places = 1) => text.charAt(text.length - places);

export const bare = (mark) => mark.replace(/^[ \u00a0\u202f]+|[ \u00a0\u202f]+$/g, "");

/** One replacement before the caret: places are counted back from the caret behind the typed sign. */
export const replacement = (from, to, text) => ({ from, to, text });
