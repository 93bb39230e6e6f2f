// What word processors, mail programs and web pages put on the clipboard, as the few shapes that a statement has.

import { freshId } from "./ids.mjs";

const LISTED = /^\s*(?:([-–—])|([•·▪◦‣*o§])|(\d{1,3}[.)])|(\(?[a-z][.)]))\s+/u;
const MARKERS = ["dash", "bullet", "number", "letter"];

export function cleaned(html) {
  const doc = new DOMParser().parseFromString(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, ""), "text/html");
  if (doc.body.querySelector("[data-pm-slice]")) return html; // our own
  for (const dropped of doc.querySelectorAll("script, style, meta, link, title, img, svg, object, del, s[class*=Del], .mso-del")) dropped.remove();
  for (const hidden of doc.querySelectorAll('[style*="mso-hide:all"], [style*="display:none"], [style*="mso-list:Ignore"]')) {
    if (!/mso-list:\s*Ignore/i.test(hidden.getAttribute("style"))) hidden.remove();
  }
  notes(doc);
  wordLists(doc);
  for (const list of [...doc.querySelectorAll("ul, ol")].filter((each) => !each.parentElement.closest("ul, ol"))) demands(doc, list);
  for (const table of doc.querySelectorAll("table")) flat(doc, table);
  for (const plain of doc.querySelectorAll("p, h1, h2, h3, h4, h5, h6")) if (!plain.textContent.trim()) plain.remove();
  return doc.body.innerHTML;
}

// Word's list paragraphs carry their sign in the text; neighbours make one list.
function wordLists(doc) {
  let list = null;
  for (const p of [...doc.querySelectorAll("p")]) {
    const listed = /MsoListParagraph/.test(p.className) || /mso-list:\s*l\d/.test(p.getAttribute("style") || "");
    if (!listed) {
      list = null;
      continue;
    }
    const sign = p.querySelector('[style*="mso-list:Ignore"]') || [...p.querySelectorAll("span")].find((each) => /mso-list:\s*Ignore/i.test(each.getAttribute("style") || ""));
    const marker = markerOf(sign ? `${sign.textContent.trim()} ` : p.textContent);
    sign?.remove();
    if (!list || list.nextElementSibling !== p) {
      list = doc.createElement(marker === "number" || marker === "letter" ? "ol" : "ul");
      list.dataset.marker = marker;
      p.before(list);
    }
    const item = doc.createElement("li");
    item.append(...p.childNodes);
    p.remove();
    list.append(item);
  }
}

function markerOf(text) {
  const found = LISTED.exec(text);
  return found ? MARKERS[found.slice(1).findIndex(Boolean)] : "bullet";
}

// A list under a line that ends in a colon is a list of demands with that lead-in; others are without.
function demands(doc, list) {
  const section = doc.createElement("section");
  section.className = "demands";
  const letters = list.type === "a" || /lower-alpha/.test(list.getAttribute("style") || "");
  section.dataset.marker = list.dataset.marker || (list.tagName === "OL" ? (letters ? "letter" : "number") : "bullet");
  const before = list.previousElementSibling;
  const leads = before && /^(P|DIV|H[1-6])$/.test(before.tagName) && /[:：]\s*$/.test(before.textContent) && before.textContent.length < 300;
  section.append(part(doc, "p", "lead-in", leads ? before.textContent.trim() : ""), part(doc, "p", "addressee", ""));
  for (const item of list.querySelectorAll("li")) {
    const demand = doc.createElement("div");
    demand.className = "demand";
    for (const child of [...item.childNodes]) if (!/^(UL|OL)$/.test(child.nodeName)) demand.append(...(child.nodeName === "P" ? child.childNodes : [child]));
    if (demand.textContent.trim()) section.append(demand);
  }
  if (leads) before.remove();
  list.replaceWith(section);
}

function part(doc, tag, name, words) {
  const made = doc.createElement(tag);
  made.className = name;
  made.textContent = words;
  return made;
}

// Each row becomes a paragraph: no word of a table is lost.
function flat(doc, table) {
  for (const row of table.querySelectorAll("tr")) {
    const p = doc.createElement("p");
    p.textContent = [...row.cells].map((cell) => cell.textContent.trim().replace(/\s+/g, " ")).filter(Boolean).join(" – ");
    if (p.textContent && !row.querySelector("table")) table.before(p);
  }
  table.remove();
}

// Notes of Word, LibreOffice and web pages stand at the end and are called by a link: here they go to where they are called.
function notes(doc) {
  for (const call of [...doc.querySelectorAll('a[href*="#_ftn"], a[href*="#_edn"], a[href*="#sdfootnote"], a[href*="#fn"], a[href*="#cite_note"]')]) {
    const href = call.getAttribute("href");
    const id = decodeURIComponent(href.slice(href.indexOf("#") + 1));
    const named = doc.getElementById(id.replace(/^_/, "")) || doc.getElementById(id) || doc.getElementsByName(id)[0];
    const body = named?.closest("div, li, p");
    if (!body || body.contains(call)) continue;
    const words = body.textContent.replace(/^\s*(\[?\d+\]?[.)]?|[*†‡↩^])\s*/u, "").replace(/\s*↩\ufe0e?\s*$/u, "").trim();
    const note = doc.createElement("span");
    note.className = "note";
    note.dataset.id = freshId("note");
    note.textContent = words;
    (call.closest("sup") || call).replaceWith(note);
    body.remove();
  }
}

// Plain text: empty lines part paragraphs; lines with a sign before them are a list.
export function fromText(text) {
  const escape = (line) => line.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const groups = text.replace(/\r\n?/g, "\n").split(/\n[ \t]*\n+/);
  const out = [];
  for (const group of groups) {
    const lines = group.split("\n").filter((line) => line.trim());
    let plain = [];
    let items = [];
    const endItems = () => {
      if (items.length) {
        const marker = markerOf(items[0]);
        out.push(`<ul data-marker="${marker}">${items.map((item) => `<li>${escape(item.replace(LISTED, ""))}</li>`).join("")}</ul>`);
      }
      items = [];
    };
    const endPlain = () => {
      if (plain.length) out.push(`<p>${escape(plain.join(" "))}</p>`);
      plain = [];
    };
    for (const line of lines) {
      if (LISTED.test(line)) {
        endPlain();
        items.push(line);
      } else if (items.length) items[items.length - 1] += ` ${line.trim()}`;
      else plain.push(line.trim());
    }
    endPlain();
    endItems();
  }
  return out.join("");
}
