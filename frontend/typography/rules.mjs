// The conventions of a language, from the file that the server reads as well.

import data from "../../statements/text/typography/rules.json" with { type: "json" };

const known = new Map();

/** Of a BCP 47 tag: the tag's own, its language's, or those of no language in particular. */
export function rulesOf(language) {
  const tag = language.toLowerCase();
  if (!known.has(tag)) {
    const { languages } = data;
    const own = languages[tag] ?? languages[tag.split("-")[0]] ?? {};
    const found = { ...data.default, ...own };
    known.set(tag, { ...found, units: found.units ? data.units : [] });
  }
  return known.get(tag);
}
