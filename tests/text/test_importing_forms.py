"""The forms that bullets, notes, lead-ins, junk and dates take, one at a time."""

import pytest

from statements.text.importing import import_text
from statements.text.reading import demands, plain

OPENING = (
    "A title\n\nThe lead says in one line what happened in the port.\n\nThe story goes on at some length here.\n\n"
)
CLOSING = "\n\nThis is the end of the statement and of the story."


def shape(document):
    return [block["type"] for block in document["blocks"]]


def called(document):
    """The text with its calls as {1}."""
    numbers = {note["id"]: n for n, note in enumerate(document["notes"], 1)}
    clauses = [document["lead"] or {}, *document["blocks"]]
    return "|".join(
        "".join(inline.get("text") or f"{{{numbers[inline['note']]}}}" for inline in clause.get("text", []))
        for clause in clauses
    )


@pytest.mark.parametrize(
    ("one", "two", "marker"),
    [
        ("– ", "– ", "dash"),
        ("— ", "— ", "dash"),
        ("-  ", "- ", "dash"),
        ("–", "–", "dash"),
        ("-- ", "-- ", "dash"),
        ("• ", "• ", "bullet"),
        ("•\t", "•\t", "bullet"),
        ("* ", "* ", "bullet"),
        ("· ", "· ", "bullet"),
        ("▪ ", "▪ ", "bullet"),
        ("1. ", "2. ", "number"),
        ("1) ", "2) ", "number"),
        ("(1) ", "(2) ", "number"),
        ("１．", "２．", "number"),
        ("（1）", "（2）", "number"),
        ("①", "②", "number"),
        ("١. ", "٢. ", "number"),
        ("۱) ", "۲) ", "number"),
        ("一、", "二、", "number"),
        ("（一）", "（二）", "number"),
        ("(a) ", "(b) ", "letter"),
        ("a) ", "b) ", "letter"),
        ("а) ", "б) ", "letter"),
        ("α) ", "β) ", "letter"),
        ("א. ", "ב. ", "letter"),
        ("أ) ", "ب) ", "letter"),
        ("(i) ", "(ii) ", "letter"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bullets(one, two, marker, gap):
    text = f"{OPENING}We demand:{gap}{one}bread for all{gap}{two}peace at once{CLOSING}"

    document = import_text(text).document

    assert shape(document) == ["paragraph", "demand_list", "appeal"]
    assert document["blocks"][1]["marker"] == marker
    assert [demand.text for demand in demands(document)] == ["bread for all", "peace at once"]


@pytest.mark.parametrize(
    ("call", "mark"),
    [
        ("(1)", "(1) "), ("[1]", "[1] "), ("¹", "¹ "), ("¹", "1. "), ("(1)", "1) "), ("*", "* "), ("*", "*"), ("†", "† "),
        ("（1）", "（1）"), ("(١)", "(١) "), (" (1)", "(1) "), (" [1]", "[1] "), ("[1]", "1. "), ("¹", "(1) "),
        ("(1)", "(1)"), ("¹", "¹"),
    ],
)  # fmt: skip
def test_notes(call, mark):
    text = f"{OPENING}The treaty{call}, which nobody read, was signed.{CLOSING}\n\n{mark}The text is secret."

    document = import_text(text).document

    assert called(document).split("|")[2] == "The treaty{1}, which nobody read, was signed."
    assert [plain(note["text"]) for note in document["notes"]] == ["The text is secret."]


def test_several_notes_with_asterisks():
    text = f"{OPENING}The treaty* and the army**.{CLOSING}\n\n* The text is secret.\n** So is its size."

    document = import_text(text).document

    assert "The treaty{1} and the army{2}." in called(document)


def test_a_bracketed_number_without_a_note_stays():
    text = f"{OPENING}Article (2) of treaty(1) and art. 5(1), in 10 km² or (3).{CLOSING}\n\n(1) The text is secret."

    document = import_text(text).document

    assert "Article (2) of treaty{1} and art. 5(1), in 10 km² or (3)." in called(document)


def test_numbered_demands_at_the_end_are_no_notes():
    text = f"{OPENING}We demand:\n\n(1) bread\n\n(2) peace"

    document = import_text(text).document

    assert (shape(document), document["notes"]) == (["paragraph", "demand_list"], [])


def test_numbered_demands_and_notes_of_the_same_form():
    text = f"{OPENING}We demand of the king(1):\n\n(1) bread(2)\n\n(2) peace\n\nIn the port(1).\n\n(1) A bad one.\n\n(2) Rye."

    document = import_text(text).document

    assert [demand.text for demand in demands(document)] == ["bread", "peace"]
    assert [plain(note["text"]) for note in document["notes"]] == ["A bad one.", "Rye."]


def test_a_note_in_two_paragraphs():
    text = f"{OPENING}One(1) and two(2).{CLOSING}\n\n(1) First.\n\nStill the first.\n\n(2) Second."

    document = import_text(text).document

    assert [plain(note["text"]) for note in document["notes"]] == ["First. Still the first.", "Second."]


@pytest.mark.parametrize(
    "lead_in",
    [
        "We demand:", "Nous exigeons :", "Exigimos:", "Wir fordern:", "Chiediamo:", "Мы требуем:", "Ми вимагаємо:", "Απαιτούμε:",
        "Taleplerimiz:", "نطالب بما يلي:", "我们要求：", "私たちは要求します：", "우리는 요구한다:", "אנו דורשים:", "ما خواستار موارد زیر هستیم:",
        "Domagamy się:", "Wij eisen:", "Vi kräver:", "Exigimos do governo:",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "items", [["bread;", "peace;", "land."], ["bread for all", "peace at once"]], ids=["semicolons", "bare lines"]
)
def test_demands_without_bullets(lead_in, items):
    text = OPENING + lead_in + "\n" + "\n".join(items) + CLOSING

    document = import_text(text).document

    assert shape(document) == ["paragraph", "demand_list", "appeal"]
    assert document["blocks"][1]["lead_in"] == lead_in
    assert [demand.text for demand in demands(document)] == items


def test_a_colon_alone_makes_no_list():
    text = f"{OPENING}This is what the minister said:\n\nThe port is safe.\n\nNobody believes it, and nobody should."

    assert shape(import_text(text).document) == ["paragraph"] * 4


@pytest.mark.parametrize(
    ("paragraph", "before", "lead_in"),
    [
        ("They are in jail. We demand:", "They are in jail.", "We demand:"),
        ("Am 1. Mai fordern wir:", None, "Am 1. Mai fordern wir:"),
        ("Is this justice? No! For these reasons we demand:", "Is this justice? No!", "For these reasons we demand:"),
        ("他们在狱中。我们要求：", "他们在狱中。", "我们要求："),
        ("They met Mr. J. Smith and demand:", None, "They met Mr. J. Smith and demand:"),
    ],
)
def test_a_lead_in_glued_to_its_paragraph(paragraph, before, lead_in):
    document = import_text(f"{OPENING}{paragraph}\n– bread\n– peace{CLOSING}").document

    paragraphs = [plain(block["text"]) for block in document["blocks"] if block["type"] == "paragraph"]
    (block,) = (block for block in document["blocks"] if block["type"] == "demand_list")
    assert (paragraphs[1:], block["lead_in"]) == ([before] if before else [], lead_in)


def test_points_under_a_demand_are_no_demands_but_may_become_some():
    text = f"{OPENING}We demand:\n1. bread:\n  a) white\n  b) black\n2. peace{CLOSING}"

    result = import_text(text)

    assert [demand.text for demand in demands(result.document)] == ["bread: a) white b) black", "peace"]
    (place,) = result.doubtful
    assert (place.excerpt, [choice.value for choice in place.choices]) == ("a) white b) black", ["inside", "own"])
    settled = result.settled({place.key: "own"}).document
    assert [demand.text for demand in demands(settled)] == ["bread:", "a) white", "b) black", "peace"]
    assert result.settled({place.key: "inside"}).document == result.document


def test_two_lists_in_a_row():
    text = f"{OPENING}We demand:\n1. bread\n2. peace\nWe refuse:\n1. war\n2. hunger{CLOSING}"

    document = import_text(text).document

    assert [tuple(demand)[:2] for demand in demands(document)] == [(1, 1), (1, 2), (2, 1), (2, 2)]


@pytest.mark.parametrize(
    "junk",
    ["Gantry 5", "Print", "Share", "Menu", "Imprimer", "Teilen", "Печать", "打印", "Skip to content", "https://example.org/a",
     "Home > News > Statements", "© 2022 The Party", "We use cookies to improve your experience. Accept all",
     "Powered by WordPress", "Facebook"],
)  # fmt: skip
def test_junk_is_proposed_at_both_ends(junk):
    result = import_text(f"{junk}\n\n{OPENING}The end of the story.\n\n{junk}")

    assert [(dropped.line, dropped.text) for dropped in result.dropped] == [(1, junk), (11, junk)]
    assert result.document["title"] == "A title"


@pytest.mark.parametrize("title", ["Share the wealth!", "Print workers on strike", "Home for all", "No comment"])
def test_a_title_that_only_begins_like_junk_stays(title):
    result = import_text(f"{title}\n\n{OPENING}")

    assert (result.document["title"], result.dropped) == (title, [])


def test_junk_in_the_middle_stays():
    document = import_text(f"{OPENING}Share\n\nThe story ends here, and there is no more of it to be told.").document

    assert "Share" in called(document)


@pytest.mark.parametrize("line", ["Brussels, 14 March 2022", "Bruxelles, le 14 mars 2022", "Москва, 14 марта 2022 г."])
@pytest.mark.parametrize("end", [False, True])
def test_place_and_date_are_dropped_and_kept_as_date(line, end):
    text = f"{OPENING}The end of the story.\n\n{line}" if end else OPENING.replace("\n\n", f"\n\n{line}\n\n", 1)

    result = import_text(text)

    assert (result.issue.number, result.issue.date) == (None, "2022-03-14")
    assert [(dropped.text, dropped.reason) for dropped in result.dropped] == [
        (line, "place and date, which the issue line is made from")
    ]


@pytest.mark.parametrize(
    "kind", ["JOINT STATEMENT", "Communiqué de presse", "Erklärung", "Совместное заявление", "بيان مشترك", "联合声明"]
)
def test_the_kind_of_text_above_the_title_is_dropped(kind):
    result = import_text(f"{kind}\n\n{OPENING}")

    assert result.document["title"] == "A title"
    assert [(dropped.line, dropped.text) for dropped in result.dropped] == [(1, kind)]


def test_the_kind_of_text_alone_is_the_title():
    result = import_text("Joint statement\n\nWe are appalled by the events of this night.\n\nThe army must go.")

    assert (result.document["title"], result.dropped) == ("Joint statement", [])


def test_issue_line_before_the_title():
    result = import_text(f"N° 21, février 2022\n\n{OPENING}")

    assert (result.document["title"], result.issue.number, result.issue.date) == ("A title", 21, "2022-02")


def test_number_and_date_on_two_lines():
    result = import_text(f"Nr. 5\n\n{OPENING}Berlin, den 3. März 2022")

    assert (result.issue.number, result.issue.date) == (5, "2022-03-03")


def test_a_date_in_the_title_stays_in_the_title():
    result = import_text("Statement of 14 March 2022 on the port\n\nThe lead.\n\nThe story, which goes on and on.")

    assert result.document["title"] == "Statement of 14 March 2022 on the port"


def test_one_paragraph_per_line_is_not_merged():
    lines = [
        "A title",
        "The first paragraph is here.",
        "The second one is a little longer than that.",
        "The third.",
        "The end!",
    ]

    document = import_text("\n".join(lines)).document

    assert called(document).split("|") == lines[1:]


def test_wrapped_lines_are_joined_and_divided_words_too():
    text = (
        "A title\n\nThe workers of the port have been on strike since the anti-\nunion law was passed on the third of January, and they will\n"
        "not go back to work before it is repealed.\n\nThe second paragraph is wrapped in the very same way as the\n"
        "first one was wrapped, and here it ends."
    )

    assert called(import_text(text).document).split("|") == [
        "The workers of the port have been on strike since the anti-union law was passed on the third of January, and they "
        "will not go back to work before it is repealed.",
        "The second paragraph is wrapped in the very same way as the first one was wrapped, and here it ends.",
    ]


def test_lines_of_equal_length_are_no_wrapped_paragraph():
    items = [
        "bread for all of us",
        "peace for all people",
        "land for the farmers",
        "work for the workers",
        "time for everybody",
    ]

    document = import_text(
        OPENING + "The long story: " + "word " * 60 + ".\n\nWe demand:\n" + "\n".join(items) + CLOSING
    ).document

    assert [demand.text for demand in demands(document)] == items


def test_a_dash_at_the_front_of_a_wrapped_line_is_no_bullet():
    text = (
        "A title\n\nThe workers of the port have been on strike for three weeks now\n"
        "– and the owners know it very well – since the third of January and\nthey will not go back to work before the law "
        "is repealed and until\nthose who were dismissed are taken back.\n\nThis is all."
    )

    assert called(import_text(text).document).split("|")[0] == (
        "The workers of the port have been on strike for three weeks now – and the owners know it very well – since the "
        "third of January and they will not go back to work before the law is repealed and until those who were dismissed "
        "are taken back."
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Freedom for the prisoners"),
        ("fr", "Liberté pour les prisonniers"),
        ("es", "Libertad para los presos políticos"),
        ("de", "Freiheit für die Gefangenen"),
        ("pt", "Liberdade para os presos políticos já"),
        ("it", "Libertà per i prigionieri politici"),
        ("sv", "Frihet åt alla politiska fångar nu"),
        ("pl", "Wolność dla więźniów politycznych"),
        ("nl", "Vrijheid voor de politieke gevangenen"),
        ("ru", "Свободу политическим заключённым"),
        ("uk", "Свободу політичним в'язням"),
        ("tr", "Siyasi tutsaklara özgürlük istiyoruz"),
        ("el", "Λευτεριά"),
        ("he", "חופש"),
        ("ko", "자유"),
        ("ja", "囚人に自由を"),
        ("zh", "自由"),
        ("ar", "الحرية للمعتقلين السياسيين"),
        ("fa", "آزادی برای زندانیان سیاسی می‌خواهیم"),
        ("und", "123 456"),
    ],
)
def test_language_of_short_texts(language, text):
    assert import_text(text).document["language"] == language
