"""A document as odt: pandoc writes it; here it gets its styles, dashes, spaces and the mark that says whose it is."""

import re
from xml.sax.saxutils import escape, quoteattr

from statements.text.files import pandoc
from statements.text.files.containers import packed, unpacked
from statements.text.files.reading.prepared import MARK
from statements.text.files.signs import Signs
from statements.text.files.writing.styles import OPEN_PARAGRAPHS, OPEN_RAISED
from statements.text.files.writing.tree import NO_XML, Writer
from statements.text.reading import Document

_NAMED = re.compile(r'text:style-name="([^"]* [^"]*)"')


def written(document: Document) -> bytes:
    writer = Writer(document)
    texts = {"lang": document["language"], "dir": document["direction"], MARK: "1"}
    meta = {key: {"t": "MetaString", "c": value} for key, value in texts.items()}
    parts = unpacked(pandoc.write({"meta": meta, "blocks": writer.blocks()}, "odt"))
    content = _spaced(parts["content.xml"].decode(), writer.signs)
    used = set(re.findall(r'text:style-name="([^"]*)"', content))
    content = _NAMED.sub(lambda match: f'text:style-name="{_code(match[1])}"', content)
    parts["content.xml"] = _dashed(content).encode()
    styles = parts["styles.xml"].decode()
    parts["styles.xml"] = _right_to_left(
        styles.replace("</office:styles>", _styles(used) + "</office:styles>", 1), document
    ).encode()
    title = f"<dc:title>{escape(document['title'].translate(NO_XML))}</dc:title>"
    parts["meta.xml"] = re.sub(
        r"<dc:title>.*?</dc:title>|<dc:title ?/>", lambda _: title, parts["meta.xml"].decode(), count=1
    ).encode()
    return packed(parts)


def _spaced(content: str, signs: Signs) -> str:
    """A single space between words is a space; at an edge or beside another one it needs an element of its own."""
    content = re.sub(f"(?<![<>{signs.space}]){signs.space}(?![<>{signs.space}])", " ", content)
    return content.replace(signs.space, '<text:s text:c="1"/>').replace(signs.end, "").replace(signs.soft, "\u00ad")


def _code(name: str) -> str:
    """A style's name as XML takes it."""
    return re.sub(r"[^\w.-]", lambda match: f"_{ord(match[0]):x}_", name)


def _styles(used: set[str]) -> str:
    made = []
    for name, (paragraph, text) in OPEN_PARAGRAPHS.items():
        inner = (f"<style:paragraph-properties {paragraph}/>" if paragraph else "") + (
            f"<style:text-properties {text}/>" if text else ""
        )
        made.append(
            f'<style:style style:name="{_code(name)}" style:display-name={quoteattr(name)} style:family="paragraph"'
            f' style:parent-style-name="Text_20_body">{inner}</style:style>'
        )
    for name in sorted(used):
        if name in ("Signatory count", "Note call") or name.startswith("Language "):
            inner = f"<style:text-properties {OPEN_RAISED}/>" if name == "Note call" else ""
            made.append(
                f'<style:style style:name="{_code(name)}" style:display-name={quoteattr(name)} style:family="text">{inner}</style:style>'
            )
    return "".join(made)


def _dashed(content: str) -> str:
    """Lists of dashed demands get a dash; pandoc knows bullets only."""
    lists = set(
        re.findall(
            r'<text:list text:style-name="([^"]+)">\s*<text:list-item>\s*<text:p text:style-name="Demand_20_dash"',
            content,
        )
    )
    for name in lists:
        start = content.index(f'<text:list-style style:name="{name}">')
        end = content.index("</text:list-style>", start)
        one = re.sub(r'text:bullet-char="[^"]*"', 'text:bullet-char="–"', content[start:end])
        content = content[:start] + one + content[end:]
    return content


def _right_to_left(styles: str, document: Document) -> str:
    """Pages and paragraphs run from right to left, and the language is that of joined scripts."""
    if document["direction"] != "rtl":
        return styles
    styles = re.sub(r'style:writing-mode="(?:page|lr-tb)"', 'style:writing-mode="rl-tb"', styles)
    return styles.replace(
        'style:language-complex="zxx"', f'style:language-complex="{document["language"].split("-")[0]}"'
    )
