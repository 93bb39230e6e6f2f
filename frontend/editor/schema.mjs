// The tree of the text: nodes.json says what it is, this file what it looks like in a page.

import { Schema } from "prosemirror-model";
import spec from "../../statements/text/editing/nodes.json" with { type: "json" };

const keyed = (node, more = {}) => (node.attrs.id ? { "data-id": node.attrs.id, ...more } : more);
const idOf = (dom) => ({ id: dom.getAttribute("data-id") || null });
const clause = (tag, name, extra = {}) => ({
  toDOM: (node) => [tag, keyed(node, name ? { class: name } : {}), 0],
  parseDOM: [{ tag: name ? `${tag}.${name}` : tag, getAttrs: idOf, priority: name ? 60 : 50 }, ...(extra.also || [])],
});
const words = (tag, name) => ({
  toDOM: () => [tag, { class: name }, 0],
  parseDOM: [{ tag: `${tag}.${name}`, priority: 60 }],
});
const level = (number) => ({ tag: `h${number}`, getAttrs: (dom) => ({ ...idOf(dom), level: Math.min(Math.max(number, 2), 4) }) });

const nodes = {
  doc: {},
  title: words("h1", "title"),
  lead: clause("p", "lead"),
  paragraph: clause("p", ""),
  heading: {
    toDOM: (node) => [`h${node.attrs.level}`, keyed(node), 0],
    parseDOM: [1, 2, 3, 4, 5, 6].map(level),
  },
  quotation: {
    toDOM: (node) => ["blockquote", keyed(node), 0],
    parseDOM: [{ tag: "blockquote", getAttrs: idOf }],
  },
  quoted: words("p", "quoted"),
  source: words("p", "source"),
  demand_list: {
    toDOM: (node) => ["section", keyed(node, { class: "demands", "data-marker": node.attrs.marker }), 0],
    parseDOM: [
      { tag: "section.demands", getAttrs: (dom) => ({ ...idOf(dom), marker: dom.getAttribute("data-marker") || "dash" }) },
    ],
  },
  lead_in: words("p", "lead-in"),
  addressee: words("p", "addressee"),
  demand: clause("div", "demand"),
  appeal: clause("p", "appeal"),
  separator: { toDOM: (node) => ["hr", keyed(node)], parseDOM: [{ tag: "hr", getAttrs: idOf }] },
  loose: { toDOM: () => ["div", { class: "loose" }, 0], parseDOM: [{ tag: "div.loose" }] },
  text: {},
  note: {
    toDOM: (node) => ["span", keyed(node, { class: "note" }), 0],
    parseDOM: [{ tag: "span.note", getAttrs: idOf, priority: 70 }],
  },
  call: {
    toDOM: (node) => ["sup", { class: "call", "data-note": node.attrs.note }],
    parseDOM: [{ tag: "sup.call", getAttrs: (dom) => ({ note: dom.getAttribute("data-note") }), priority: 70 }],
  },
  field: {
    toDOM: (node) => ["span", { class: "field", "data-field": node.attrs.field }],
    parseDOM: [{ tag: "span.field", getAttrs: (dom) => ({ field: dom.getAttribute("data-field") }), priority: 70 }],
  },
};

const marks = {
  link: {
    toDOM: (mark) => ["a", { href: mark.attrs.href, rel: "noopener" }, 0],
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => (allowed(dom.getAttribute("href")) ? { href: dom.getAttribute("href") } : false) }],
  },
  language: {
    toDOM: (mark) => ["span", { lang: mark.attrs.language, dir: mark.attrs.direction }, 0],
    parseDOM: [
      {
        tag: "span[lang][dir]",
        getAttrs: (dom) => ({ language: dom.getAttribute("lang"), direction: dom.getAttribute("dir") }),
      },
    ],
  },
  strong: {
    toDOM: () => ["strong", 0],
    parseDOM: [
      { tag: "strong" },
      { tag: "b", getAttrs: (dom) => dom.style.fontWeight !== "normal" && null },
      { style: "font-weight", getAttrs: (value) => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null },
    ],
  },
  emphasis: {
    toDOM: () => ["em", 0],
    parseDOM: [{ tag: "em" }, { tag: "i", getAttrs: (dom) => dom.style.fontStyle !== "normal" && null }, { style: "font-style=italic" }],
  },
  insertion: suggestion("ins"),
  deletion: suggestion("del"),
  modification: {
    toDOM: (mark, inline) => [inline ? "span" : "div", { class: "modification", "data-suggestion": mark.attrs.id }, 0],
  },
};

// What is suggested is drawn, and never read back from what somebody pastes.
function suggestion(tag) {
  return { toDOM: (mark, inline) => [tag, { "data-suggestion": mark.attrs.id, ...(inline ? {} : { class: "block" }) }, 0] };
}

export function allowed(href) {
  return /^(https?:\/\/|mailto:)\S+$/i.test(href || "");
}

const withLooks = (specs, looks) =>
  Object.fromEntries(Object.entries(specs).map(([name, known]) => [name, { ...known, ...looks[name] }]));

export const schema = new Schema({
  topNode: spec.topNode,
  nodes: withLooks(spec.nodes, nodes),
  marks: withLooks(spec.marks, marks),
});
