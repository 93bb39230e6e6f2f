"""Builds a docx out of the shapes that Word writes."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STYLES = {
    "Title": "Title", "Heading1": "heading 1", "Heading2": "heading 2", "ListParagraph": "List Paragraph", "Quote": "Quote",
    "FootnoteText": "footnote text", "FootnoteReference": "footnote reference", "Subtitle": "Subtitle", "Header": "header", "TOC1": "toc 1",
}  # fmt: skip
# numId → format and mark of levels 0 and 1
NUMBERINGS = {
    1: (("bullet", "–"), ("bullet", "o")),
    2: (("bullet", "\uf0b7"), ("bullet", "o")),
    3: (("decimal", "%1."), ("lowerLetter", "%2)")),
    4: (("lowerLetter", "%1)"), ("lowerRoman", "%2.")),
}


class Word:
    def __init__(self, language="en-US", *, bidi=False, title=""):
        self.language, self.bidi, self.title = language, bidi, title
        self.body, self.said = [], []
        self.notes, self.endnotes, self.comments, self.parts, self.relations, self.more = [], [], [], {}, [], []

    def t(self, text, tag="w:t"):
        self.said.append(text)
        return f'<{tag} xml:space="preserve">{escape(text)}</{tag}>'

    def r(self, text, *, b=False, i=False, lang="", vanish=False, sup=False, style="", br=False):
        inside = (
            (f'<w:rStyle w:val="{style}"/>' if style else "")
            + "<w:b/><w:bCs/>" * b
            + "<w:i/><w:iCs/>" * i
            + "<w:vanish/>" * vanish
        )
        inside += ('<w:vertAlign w:val="superscript"/>' if sup else "") + "<w:rtl/>" * self.bidi
        inside += f'<w:lang w:val="{lang}"/>' if lang else ""
        return f'<w:r w:rsidRPr="00A77B3E">{f"<w:rPr>{inside}</w:rPr>" if inside else ""}{"<w:br/>" * br}{self.t(text)}</w:r>'

    def p(self, *runs, style="", num=None, jc="", ind="", extra=""):
        inside = (f'<w:pStyle w:val="{style}"/>' if style else "") + extra
        inside += f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
        inside += "<w:bidi/>" * self.bidi + (f"<w:ind {ind}/>" if ind else "") + (f'<w:jc w:val="{jc}"/>' if jc else "")
        made = [self.r(run) if not run.startswith("<") else run for run in runs]
        return f'<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">{f"<w:pPr>{inside}</w:pPr>" if inside else ""}{"".join(made)}</w:p>'

    def add(self, *runs, **how):
        self.body.append(self.p(*runs, **how))

    def items(self, numbering, *texts, level=0):
        for text in texts:
            runs = text if isinstance(text, tuple) else (text,)
            self.add(*runs, style="ListParagraph", num=(numbering, level))

    def note(self, text, kind="footnote"):
        notes = self.notes if kind == "footnote" else self.endnotes
        reference = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/></w:r>'
        notes.append(self.p(reference, self.r(" " + text), style="FootnoteText"))
        return (
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Reference w:id="{len(notes)}"/></w:r>'
        )

    def comment(self, author, text):
        n = len(self.comments)
        self.comments.append(
            f'<w:comment w:id="{n}" w:author="{author}" w:date="2022-01-01T00:00:00Z" w:initials="X">{self.p(text)}</w:comment>'
        )
        return f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/><w:r><w:commentReference w:id="{n}"/></w:r>'

    def tracked(self, tag, *runs):
        return f'<w:{tag} w:id="9" w:author="Ana" w:date="2022-01-01T00:00:00Z">{"".join(runs)}</w:{tag}>'

    def deleted(self, text):
        return self.tracked("del", f"<w:r>{self.t(text, 'w:delText')}</w:r>")

    def link(self, text, address):
        self.relations.append(("hyperlink", address, True))
        return f'<w:hyperlink r:id="rIdX{len(self.relations)}" w:history="1">{self.r(text)}</w:hyperlink>'

    def box(self, text):
        """Word writes a text box twice: for itself and for its old versions."""
        inside = self.p(text)
        new = f'<w:drawing><wp:anchor><wp:docPr id="1" name="Text Box 1"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
        return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'

    def picture(self, description):
        self.said.append(description)
        self.relations.append(("image", "media/image1.png", False))
        return f'<w:r><w:drawing><wp:inline><wp:docPr id="2" name="Picture 2" descr="{escape(description)}"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="rIdX{len(self.relations)}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'

    def table(self, *rows):
        made = "".join(
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>{cell if cell.startswith("<w:tbl") else self.p(cell)}{"<w:p/>" if cell.startswith("<w:tbl") else ""}</w:tc>'
                for cell in row
            )
            + "</w:tr>"
            for row in rows
        )
        return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{"<w:gridCol/>" * len(rows[0])}</w:tblGrid>{made}</w:tbl>'

    def header(self, text, kind="header"):
        field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        n = len(self.parts) + 1
        self.parts[f"word/{kind}{n}.xml"] = (
            f"<w:{'hdr' if kind == 'header' else 'ftr'} {NAMES}>{self.p(text)}{self.p(field)}</w:{'hdr' if kind == 'header' else 'ftr'}>"
        )
        self.relations.append((kind, f"{kind}{n}.xml", False))
        self.more.append(f'<w:{kind}Reference w:type="default" r:id="rIdX{len(self.relations)}"/>')

    def build(self):
        """The archive, with the parts that Word puts into every file."""
        parts = {
            "word/document.xml": f'<w:document {NAMES}><w:body>{"".join(self.body)}<w:sectPr>{"".join(self.more)}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
            "word/styles.xml": self._styles(),
            "word/numbering.xml": self._numbering(),
            "word/settings.xml": f"<w:settings {NAMES}/>",
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(self.title)}</dc:title></cp:coreProperties>',
            **self.parts,
        }
        for kind, notes in (("footnotes", self.notes), ("endnotes", self.endnotes)):
            if notes:
                one = kind[:-1]
                usual = f'<w:{one} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{one}>'
                made = "".join(f'<w:{one} w:id="{n}">{note}</w:{one}>' for n, note in enumerate(notes, 1))
                parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMES}>{usual}{made}</w:{kind}>"
        if self.comments:
            parts["word/comments.xml"] = f"<w:comments {NAMES}>{''.join(self.comments)}</w:comments>"
        relations = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]
        relations += [
            (name, f"{name}.xml") for name in ("footnotes", "endnotes", "comments") if f"word/{name}.xml" in parts
        ]
        made = [
            f'<Relationship Id="rId{n}" Type="{OFFICE}{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(relations, 1)
        ]
        made += [
            f'<Relationship Id="rIdX{n}" Type="{OFFICE}{kind}" Target="{escape(target)}"{" TargetMode=" + chr(34) + "External" + chr(34) if outside else ""}/>'
            for n, (kind, target, outside) in enumerate(self.relations, 1)
        ]
        space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        parts["word/_rels/document.xml.rels"] = f"<Relationships {space}>{''.join(made)}</Relationships>"
        parts["_rels/.rels"] = (
            f'<Relationships {space}><Relationship Id="rId1" Type="{OFFICE}officeDocument" Target="word/document.xml"/></Relationships>'
        )
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{MAIN}{name.split("/")[1].split(".")[0].rstrip("0123456789")}{".main" if "document" in name else ""}+xml"/>'
            for name in parts
            if name.startswith("word/") and name.endswith(".xml")
        )
        types = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        return archive({"[Content_Types].xml": types, **parts})

    def _styles(self):
        lang = (
            f'<w:lang w:val="{self.language}" w:eastAsia="en-US" w:bidi="{self.language if self.bidi else "ar-SA"}"/>'
        )
        made = "".join(
            f'<w:style w:type="{"character" if "Reference" in key else "paragraph"}" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
            for key, name in STYLES.items()
        )
        return f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{lang}</w:rPr></w:rPrDefault></w:docDefaults>{made}</w:styles>"

    def _numbering(self):
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{n}">'
            + "".join(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/></w:lvl>'
                for level, (form, mark) in enumerate(levels)
            )
            + "</w:abstractNum>"
            for n, levels in NUMBERINGS.items()
        )
        numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in NUMBERINGS)
        return f"<w:numbering {NAMES}>{abstract}{numbers}</w:numbering>"


def archive(parts, first=()):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**dict(first), **parts}.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return target.getvalue()
