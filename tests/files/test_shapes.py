"""Shapes of files that are rare and yet arrive: nothing of them is lost."""

import json
import zipfile
from io import BytesIO

import pytest

from statements.text.files import export, import_file
from statements.text.files.reading.left_over import word_counts
from statements.text.normalising import normalise
from statements.text.reading import plain

from .samples.libre import Libre
from .samples.word import Word, archive
from .test_out_and_in import VECTORS
from .test_rules import LONG
from .test_samples import kept


def holds(result, *texts):
    assert not word_counts(texts) - word_counts(kept(result))


def reasons(result):
    return {(one.text, one.reason) for one in result.dropped}


def test_markdown_of_every_kind():
    text = f"""% Not a title block

# Title

{LONG}

Word
:   its meaning

| Line one
| line two

```
code in
lines
```

![a picture of the port](port.png)

Text with `code`, $5 and $6, ~~struck~~, H~2~O and 1^er^[^a].

<details><summary>More</summary>hidden words</details>

[^a]: A note of

    two paragraphs:

    - and a list

    > and a quotation.
"""
    result = import_file("a.md", text.encode())

    holds(result, "Not a title block", LONG, "Word its meaning Line one line two code in lines a picture of the port")
    holds(result, "Text with code , $5 and $6, struck , H2O and 1er", "More hidden words")
    assert [plain(note["text"]) for note in result.document["notes"]] == [
        "A note of two paragraphs: – and a list and a quotation."
    ]


def test_lists_in_letters_and_roman_numbers():
    result = import_file(
        "a.md", f"# Title\n\n{LONG}\n\nWe demand:\n\n1. bread\n   i. white\n   ii. black\n2. peace\n".encode()
    )

    (block,) = [block for block in result.document["blocks"] if block["type"] == "demand_list"]
    assert [plain(demand["text"]) for demand in block["demands"]] == ["bread i) white ii) black", "peace"]


def test_what_a_docx_drags_along():
    w = Word()
    w.add("Title", style="Title")
    w.add(LONG)
    row = w.table(["kept", "cells"], ["gone", "cells"])
    w.body.append(
        row.replace("<w:tr>", "<w:tr>", 1).replace(
            "</w:tr><w:tr>", '</w:tr><w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr>'
        )
    )
    w.add(
        '<w:fldSimple w:instr=" INCLUDETEXT &quot;x&quot; "><w:r><w:t>field words</w:t></w:r></w:fldSimple>',
        '<w:r><w:instrText>INCLUDEPICTURE "https://x.example/y.png"</w:instrText></w:r>',
    )
    w.body.append(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{w.p('Click here')}</w:sdtContent></w:sdt>"
    )
    w.relations.append(("aFChunk", "afchunk.mht", False))
    w.parts["word/embeddings/oleObject1.bin"] = "x"
    result = import_file("a.docx", w.build())

    assert reasons(result) == {
        ("gone cells", "deleted with tracked changes"), ("Click here", "placeholder of a form"), ("afchunk.mht", "embedded document"),
        ("oleObject1.bin", "embedded object"), ('INCLUDEPICTURE "https://x.example/y.png"', "reference to something outside the file, which was not opened"),
        ('INCLUDETEXT "x"', "reference to something outside the file, which was not opened"),
    }  # fmt: skip
    holds(result, "kept cells field words")


def test_what_an_odt_drags_along():
    d = Libre("en")
    d.add("Title", style="Title")
    d.add(LONG)
    d.body.append(
        f"<text:table-of-content><text:index-body>{d.p('Chapter 1')}</text:index-body></text:table-of-content>"
    )
    d.add(
        "Read ",
        f"<text:ruby><text:ruby-base>{d.t('base')}</text:ruby-base><text:ruby-text>{d.t('reading')}</text:ruby-text></text:ruby>",
        "<text:hidden-text text:is-hidden='true'>secret</text:hidden-text>",
        "<text:tab/>",
        "<!-- no words -->",
        "and go on, all of you.",
    )
    d.add(
        f'<draw:frame><draw:image xlink:href="https://x.example/y.png"/><svg:desc>{d.t("the port")}</svg:desc></draw:frame>',
        f'<draw:a xlink:href="https://y.example"><draw:custom-shape>{d.p("in a shape")}</draw:custom-shape></draw:a>',
        "Last words of the text.",
    )
    d.extra["Object 1/content.xml"] = "<x/>"
    result = import_file("a.odt", d.build())

    assert reasons(result) == {
        ("Chapter 1", "table of contents"), ("secret", "hidden text"), ("the port", "picture"), ("in a shape", "text box"), ("Object 1", "embedded object"),
        ("https://x.example/y.png", "reference to something outside the file, which was not opened"),
    }  # fmt: skip
    holds(result, "Read base (reading) and go on, all of you. Last words of the text.")


@pytest.mark.parametrize(("charset", "encoding", "words"), [(128, "cp932", "港は私たちのものだ"), (134, "cp936", "港口属于我们"), (177, "cp1255", "הנמל שלנו"), (161, "cp1253", "Το λιμάνι είναι δικό μας")])  # fmt: skip
def test_rich_text_in_other_code_pages(charset, encoding, words):
    letters = "".join(f"\\'{byte:02x}" for byte in words.encode(encoding))
    content = f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0\\fcharset{charset} X;}}}}\\f0 {letters}\\par {letters}{{\\pict\\pngblip 89504e47}}{{\\object\\objdata 01}} \\emdash  \\~ \\_\\par}}"
    result = import_file("a.rtf", content.encode())

    holds(result, words, words)
    assert reasons(result) == {
        ("An object of another program", "embedded object"),
        ("(a picture without description)", "picture"),
    }


def test_a_table_and_points_put_into_a_docx_of_ours():
    document = normalise(json.loads((VECTORS / "every_block.json").read_text(encoding="utf-8"))["document"])
    with zipfile.ZipFile(BytesIO(export(document, "docx"))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    w = Word()
    point = '<w:p><w:pPr><w:pStyle w:val="Demanddash"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1001"/></w:numPr></w:pPr><w:r><w:t>a point</w:t></w:r></w:p>'
    text = parts["word/document.xml"].decode().replace("<w:sectPr>", w.table(["a", "b"], ["c", "d"]) + "<w:sectPr>", 1)
    after = text.index("</w:p>", text.index("the reopening of the port;")) + len("</w:p>")
    parts["word/document.xml"] = (text[:after] + point + text[after:]).encode()

    result = import_file("a.docx", archive(parts))

    (block,) = [block for block in result.document["blocks"] if block["type"] == "demand_list"]
    assert plain(block["demands"][0]["text"]) == "the reopening of the port; – a point"
    assert [plain(block["text"]) for block in result.document["blocks"][-2:]] == ["a | b", "c | d"]
    assert [place.sentence[:6] for place in result.doubtful] == ["Points", "A tabl"]


def test_signs_above_a_word_and_runs_in_a_direction():
    w = Word("ja-JP")
    w.add("港は私たちのもの", style="Title")
    w.add(
        "これは",
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>みなと</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>港</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        f'<w:dir w:val="ltr">{w.r("の")}</w:dir>',
        "話です。",
    )
    result = import_file("a.docx", w.build())

    assert plain(result.document["blocks"][0]["text"]) == "これは港 (みなと)の話です。"
    assert result.dropped == []


@pytest.mark.parametrize(
    ("ending", "kind"), [("docm", "document.macroEnabled"), ("dotx", "template"), ("DOCX", "document")]
)
def test_relatives_of_docx(ending, kind):
    w = Word()
    w.add("Title", style="Title")
    w.add(LONG)
    with zipfile.ZipFile(BytesIO(w.build())) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert usual in parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        usual, f"application/vnd.ms-word.{kind}.main+xml".encode()
    )

    assert import_file(f"a.{ending}", archive(parts)).document["title"] == "Title"
