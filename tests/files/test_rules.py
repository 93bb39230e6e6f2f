"""Single rules of reading that the samples do not show alone."""

from statements.text.files import import_file
from statements.text.files.reading.left_over import missing
from statements.text.importing import import_text
from statements.text.reading import plain

from .samples.word import Word

LONG = "The company refuses to talk to anybody who works there, and the council looks the other way as it has done for years."


def read(*parts, **how):
    w = Word(**how)
    for part in parts:
        w.add(*part[0], **part[1]) if isinstance(part, tuple) else w.body.append(part)
    return import_file("a.docx", w.build())


def p(*runs, **how):
    return (runs, how)


def shape(result):
    return [(block["type"], block.get("level")) for block in result.document["blocks"]]


def test_words_that_arrived_nowhere_are_found():
    result = import_text("Title\n\nSome words of a text that is read.")

    assert missing(["Some words", "of a text that vanished", "is read."], result) == ["vanished"]
    assert missing(["words words"], result) == ["words"]
    assert missing(["a te", "xt that is"], result) == []


def test_a_first_heading_of_several_is_no_title_where_a_line_stands_above_it():
    w = Word()
    result = read(
        p(w.r("Solidarity with the dockers", b=True), jc="center"),
        p(LONG),
        p("What happened", style="Heading1"),
        p(LONG),
        p("What we want", style="Heading1"),
        p(LONG),
    )

    assert result.document["title"] == "Solidarity with the dockers"
    assert [kind for kind in shape(result) if kind[0] == "heading"] == [("heading", 2), ("heading", 2)]


def test_headings_under_a_title_keep_their_ranks():
    result = read(
        p("Title", style="Title"), p(LONG), p("One", style="Heading1"), p(LONG), p("Deeper", style="Heading2"), p(LONG)
    )

    assert [kind for kind in shape(result) if kind[0] == "heading"] == [("heading", 2), ("heading", 3)]


def test_a_strong_short_line_before_a_paragraph_is_a_heading():
    w = Word()
    result = read(p("Title", style="Title"), p(LONG), p(w.r("What happened", b=True)), p(LONG))

    (heading,) = [block for block in result.document["blocks"] if block["type"] == "heading"]
    assert heading["text"] == [{"text": "What happened"}]


def test_a_note_in_the_title_is_kept_and_said():
    w = Word()
    w.add("Title", w.note("Where it comes from."), style="Title")
    w.add(LONG)
    result = import_file("a.docx", w.build())

    assert [plain(note["text"]) for note in result.document["notes"]] == ["Where it comes from."]
    assert result.doubtful[0].sentence.startswith("A note was called in the title")


def test_a_note_in_the_words_before_a_list_keeps_them_a_paragraph():
    w = Word()
    w.add("Title", style="Title")
    w.add(LONG)
    w.add("We demand", w.note("As in May."), ":")
    w.items(1, "bread;", "peace.")
    result = import_file("a.docx", w.build())

    assert [block["type"] for block in result.document["blocks"]] == ["paragraph", "demand_list"]
    assert result.document["blocks"][0]["text"][1] == {"note": "n1"}
    assert result.doubtful[0].sentence.startswith("The words that introduce a list hold a note")


def test_the_last_sentence_before_a_list_is_its_lead_in():
    w = Word()
    w.add("Title", style="Title")
    w.add(LONG)
    w.add(w.r("Enough!", b=True), " They will not listen. We demand:")
    w.items(1, "bread;", "peace.")
    blocks = import_file("a.docx", w.build()).document["blocks"]

    assert (plain(blocks[0]["text"]), blocks[1]["lead_in"]) == ("Enough! They will not listen.", "We demand:")


def test_a_list_that_nothing_introduces_is_asked_about():
    w = Word()
    w.add("Title", style="Title")
    w.add(LONG)
    w.items(2, "bread", "peace")
    result = import_file("a.docx", w.build())

    (place,) = result.doubtful
    assert place.sentence.startswith("A list has no words that introduce it")
    settled = result.settled({place.key: "paragraphs"}).document["blocks"]
    assert [plain(block["text"]) for block in settled] == ["• bread", "• peace"]


def test_a_further_paragraph_of_an_item_belongs_to_its_demand():
    page = (
        "<h1>Title</h1><p>"
        + LONG
        + "</p><p>We demand:</p><ul><li><p>bread,</p><p>and butter;</p></li><li>peace.</li></ul>"
    )
    (block,) = [
        block for block in import_file("a.html", page.encode()).document["blocks"] if block["type"] == "demand_list"
    ]

    assert [plain(demand["text"]) for demand in block["demands"]] == ["bread, and butter;", "peace."]


def test_word_notes_the_keyboard_not_the_language():
    w = Word("en-US")
    w.add("Title", style="Title")
    w.add(LONG)
    w.add("These words are ", w.r("English", lang="ru-RU"), " and ", w.r("French", lang="fr-FR"), " by keyboard only.")

    assert "marks" not in str(import_file("a.docx", w.build()).document)


def test_an_indented_paragraph_is_no_quotation_unless_indented_from_both_sides():
    result = read(
        p("Title", style="Title"), p(LONG), p(LONG, ind='w:left="720"'), p(LONG, ind='w:left="720" w:right="720"')
    )

    assert [block["type"] for block in result.document["blocks"]] == ["paragraph", "quotation"]


def test_an_address_that_is_no_link_is_listed():
    page = f'<h1>Title</h1><p>{LONG}</p><p>Read <a href="javascript:alert(1)">this</a> and <a href="#top">that</a>, all of you, again and again.</p>'
    result = import_file("a.html", page.encode())

    assert [(one.text, one.reason) for one in result.dropped] == [
        ("javascript:alert(1)", "address of a link that leads to no web page or mailbox")
    ]
    assert "href" not in str(result.document)


def test_lists_inside_lists_of_google_docs_stand_behind_them():
    def one(depth, *texts):
        return f'<ul class="c1 lst-kix_abc-{depth} start">{"".join(f"<li>{text}</li>" for text in texts)}</ul>'

    page = f"<h1>Title</h1><p>{LONG}</p><p>We demand:</p>{one(0, 'bread:')}{one(1, 'white,')}{one(2, 'soft,')}{one(1, 'black;')}{one(0, 'peace.')}<p>All of it!</p>"
    result = import_file("a.html", page.encode())
    first = next(block for block in result.document["blocks"] if block["type"] == "demand_list")

    assert [plain(demand["text"]) for demand in first["demands"]] == ["bread: • white, • soft, • black;", "peace."]


def test_bytes_of_a_rich_text_are_read_by_their_font():
    words = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in "Мы требуем мира.".encode("cp1251"))
    content = (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}\\f0 Caf\\'e9\\par\\f1 "
        + words
        + "\\par\\f0 \\'e9t\\'e9 \\u8212- \\uc0\\u233 t\\u233  et la suite.\\par}"
    )
    document = import_file("a.rtf", content.encode()).document

    assert document["title"] == "Café"
    assert [plain(one["text"]) for one in [document["lead"], *document["blocks"]]] == [
        "Мы требуем мира.",
        "été — ét\u00e9 et la suite.",
    ]


def test_notes_that_old_programs_may_skip_are_notes_of_a_rich_text():
    content = rb"{\rtf1\ansi Title\par A text with a note{\super\chftn}{\*\footnote\chftn\~\plain\pard {\pard the note\par}} that goes on and on, as texts do.\par {\*\generator X;}}"
    result = import_file("a.rtf", content)

    assert [plain(note["text"]) for note in result.document["notes"]] == ["the note"]
    assert result.dropped == []


def test_typed_points_under_a_typed_bullet_are_points():
    lines = (
        "We demand:",
        "• clean water;",
        "1. within a year",
        "2. with tests",
        "• the mill pays;",
        "– all of it",
        "• answers.",
    )
    result = read(p("Title", style="Title"), p(LONG), *(p(line) for line in lines), p("Clean water now!"))

    (block,) = [block for block in result.document["blocks"] if block["type"] == "demand_list"]
    assert (block["lead_in"], block["marker"]) == ("We demand:", "bullet")
    assert [plain(demand["text"]) for demand in block["demands"]] == [
        "clean water; 1. within a year 2. with tests",
        "the mill pays; – all of it",
        "answers.",
    ]


def test_what_a_web_page_embeds_is_listed():
    page = f'<h1>Title</h1><p>{LONG}</p><svg><text>axis</text></svg><iframe src="https://video.example/1"></iframe><video>No film</video>'
    result = import_file("a.html", page.encode())

    assert {(one.text, one.reason) for one in result.dropped} == {
        ("axis", "picture, film or frame of the web page"), ("No film", "picture, film or frame of the web page"),
        ("https://video.example/1", "reference to something outside the file, which was not opened"),
    }  # fmt: skip


def test_a_paragraph_of_many_line_breaks_is_what_it_looks_like():
    page = f"<table><tr><td>The Beacon</td></tr></table><h1>Title</h1><div>{LONG}<br><br>We demand:<br>– bread,<br>– peace.<br>&nbsp;<br>Comrades,<br>come all.</div>"
    blocks = import_file("a.html", page.encode()).document

    assert blocks["title"] == "Title"
    assert [(block["type"], plain(block.get("text", []))) for block in blocks["blocks"]][-3:] == [
        ("paragraph", LONG),
        ("demand_list", ""),
        ("appeal", "Comrades, come all."),
    ]


def test_a_mail_that_a_table_holds_together_is_no_table():
    page = f"<table><tr><td><table><tr><td><h1>Title</h1><p>{LONG}</p><p>We demand:</p><ul><li>bread;</li><li>peace.</li></ul></td></tr><tr><td><p>Now and for all!</p></td></tr></table></td></tr></table>"
    result = import_file("a.html", page.encode())

    assert result.document["title"] == "Title"
    assert [block["type"] for block in result.document["blocks"]] == ["demand_list", "appeal"]
    assert result.doubtful == []


def test_a_call_that_stands_alone_belongs_to_the_words_before_it():
    w = Word()
    w.add("Title", style="Title")
    w.add(LONG)
    w.add("The second paragraph of the text.")
    w.add(w.note("The note."))
    w.add("And the third, which is the last of them.")
    document = import_file("a.docx", w.build()).document

    assert document["blocks"][0]["text"] == [{"text": "The second paragraph of the text."}, {"note": "n1"}]
