"""Builds an odt out of the shapes that LibreOffice writes."""

from xml.sax.saxutils import escape

from .word import archive

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "fo": "xsl-fo-compatible",
        "svg": "svg-compatible", "meta": "meta", "manifest": "manifest",
    }.items()
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
LISTS = {"L1": ("–", "•"), "L2": ("•", "◦"), "L3": ("1", "a")}


class Libre:
    def __init__(self, language="en", *, rtl=False):
        self.language, self.rtl = language, rtl
        self.body, self.said, self.furniture, self.changes, self.automatic, self.extra = [], [], [], [], [], {}

    def t(self, text):
        self.said.append(text)
        return escape(text)

    def p(self, *runs, style="Text_20_body", tag="text:p", more=""):
        return f'<{tag} text:style-name="{style}"{more}>{"".join(run if run.startswith("<") else self.t(run) for run in runs)}</{tag}>'

    def add(self, *runs, **how):
        self.body.append(self.p(*runs, **how))

    def h(self, text, level=1):
        self.add(text, style=f"Heading_20_{level}", tag="text:h", more=f' text:outline-level="{level}"')

    def span(self, text, style):
        return f'<text:span text:style-name="{style}">{self.t(text)}</text:span>'

    def automatic_style(self, name, family, inside, parent="Text_20_body"):
        self.automatic.append(
            f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">{inside}</style:style>'
        )

    def items(self, style, *texts):
        """A list; a list inside a list is a tuple of an item and its own texts."""
        self.body.append(self._list(texts, f' text:style-name="{style}"'))

    def _list(self, texts, named=""):
        made = ""
        for text in texts:
            first, inner = text if isinstance(text, tuple) else (text, None)
            made += f"<text:list-item>{self.p(*(first if isinstance(first, list) else [first]), style='P_list')}{self._list(inner) if inner else ''}</text:list-item>"
        return f'<text:list xml:id="list1"{named}>{made}</text:list>'

    def note(self, text, kind="footnote"):
        return f'<text:note text:id="ftn1" text:note-class="{kind}"><text:note-citation>1</text:note-citation><text:note-body>{self.p(text, style="Footnote")}</text:note-body></text:note>'

    def annotation(self, author, text):
        return f'<office:annotation office:name="__1"><dc:creator>{author}</dc:creator><dc:date>2022-01-01T00:00:00</dc:date>{self.p(text)}</office:annotation>'

    def deleted(self, text):
        self.changes.append(
            f'<text:changed-region xml:id="ct{len(self.changes)}"><text:deletion><office:change-info><dc:creator>Ana</dc:creator><dc:date>2022-01-01T00:00:00</dc:date></office:change-info>{self.p(text)}</text:deletion></text:changed-region>'
        )
        return f'<text:change text:change-id="ct{len(self.changes) - 1}"/>'

    def inserted(self, text):
        n = len(self.changes)
        self.changes.append(
            f'<text:changed-region xml:id="ct{n}"><text:insertion><office:change-info><dc:creator>Ana</dc:creator><dc:date>2022-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>'
        )
        return f'<text:change-start text:change-id="ct{n}"/>{self.t(text)}<text:change-end text:change-id="ct{n}"/>'

    def box(self, text):
        return f'<draw:frame draw:name="Frame1" text:anchor-type="paragraph" svg:width="5cm"><draw:text-box fo:min-height="1cm">{self.p(text)}</draw:text-box></draw:frame>'

    def table(self, *rows):
        made = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string">{self.p(cell, style="Table_20_Contents")}</table:table-cell>'
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        return f'<table:table table:name="Table1"><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{made}</table:table>'

    def header(self, text, kind="header"):
        number = '<text:page-number text:select-page="current">1</text:page-number>'
        self.furniture.append(f"<style:{kind}>{self.p(text, style='Header')}<text:p>{number}</text:p></style:{kind}>")

    def build(self):
        changes = (
            f'<text:tracked-changes text:track-changes="false">{"".join(self.changes)}</text:tracked-changes>'
            if self.changes
            else ""
        )
        lists = "".join(
            f'<text:list-style style:name="{name}">{"".join(self._level(n, mark) for n, mark in enumerate(marks, 1))}</text:list-style>'
            for name, marks in LISTS.items()
        )
        automatic = f'<style:style style:name="P_list" style:family="paragraph" style:parent-style-name="Text_20_body" style:list-style-name="L1"/>{"".join(self.automatic)}{lists}'
        content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMES} office:version="1.3"><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text text:use-soft-page-breaks="true"><office:forms form:automatic-focus="false" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"/>{changes}<text:sequence-decls><text:sequence-decl text:display-outline-level="0" text:name="Table"/></text:sequence-decls>{"".join(self.body)}</office:text></office:body></office:document-content>'
        named = "".join(
            f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" style:family="paragraph"/>'
            for name in (
                "Standard",
                "Text_20_body",
                "Title",
                "Subtitle",
                "Quotations",
                "Heading_20_1",
                "Heading_20_2",
                "Header",
                "Footnote",
            )
        )
        styles = f'<office:document-styles {NAMES} office:version="1.3"><office:styles>{named}</office:styles><office:master-styles><style:master-page style:name="Standard">{"".join(self.furniture)}</style:master-page></office:master-styles></office:document-styles>'
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
            for name in ("content.xml", "styles.xml", "meta.xml")
        )
        meta = f"<office:document-meta {NAMES}><office:meta><dc:language>{self.language}</dc:language></office:meta></office:document-meta>"
        parts = {
            "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": styles, "meta.xml": meta,
            "META-INF/manifest.xml": f'<manifest:manifest {NAMES} manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>{entries}</manifest:manifest>',
        }  # fmt: skip
        return archive({**parts, **self.extra})

    def _level(self, n, mark):
        if mark.isalnum():
            return f'<text:list-level-style-number text:level="{n}" style:num-format="{mark}" style:num-suffix="."/>'
        return f'<text:list-level-style-bullet text:level="{n}" text:bullet-char="{mark}"/>'
