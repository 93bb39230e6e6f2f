"""Words and pages of a text in any script."""

import io
import time

import pikepdf
import pytest

from releases.fonts.bringing import bring
from releases.rendering.printing import render
from statements.text.counting import count_words, length
from tests.rendering import contents

from .linted import demanding, saying


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "It’s the workers’ right – 47 of them, e.g. here.", 9),
        ("fr", "L’eau, aujourd’hui\u00a0: 3,5\u00a0% !", 3),
        ("es", "¡El agua no se vende!", 5),
        ("de", "Vor- und Nachteile", 3),
        ("ru", "Кто-то, по-русски", 4),
        ("ar", "نطالب بالحرية، والخبز", 3),
        ("he", 'דו"ח של צה"ל', 3),
        ("zh", "我们要求释放工人。", 4),
        ("ja", "労働者の団結", 4),
        ("th", "คนงานต้องการขนมปัง", 4),
        ("hi", "हम रोटी माँगते हैं।", 4),
        ("en", "", 0),
        ("en", "— … !", 0),
        ("xx", "two words", 2),
    ],
)
def test_words(language, text, words):
    assert count_words(text, language) == words


def test_everything_that_is_read_counts():
    document = demanding("bread;", "peace.", lead_in="We demand:")
    document["blocks"][1]["addressee"] = "To the government"
    document["title"] = "A title"
    document["blocks"].append({"id": "q1", "type": "quotation", "text": [{"text": "One two"}], "source": "Three"})
    document["blocks"].append({"id": "s1", "type": "separator"})
    document["lead"] = {"id": "lead", "text": [{"text": "The lead"}, {"note": "n1"}]}
    document["notes"] = [{"id": "n1", "text": [{"text": "A short note"}]}]

    assert length(document)[::2] == (2 + 2 + 3 + 2 + 2 + 2 + 1 + 3, 1)


def test_calls_divide_no_words():
    assert length(saying("work", {"note": "n1"}, "ers", notes=1)).words == 2


SENTENCES = {
    "en": "The workers of the port have closed it for a whole week and demand bread. ",
    "ru": "Рабочие порта закрыли его на целую долгую неделю и требуют хлеба. ",
    "ar": "أغلق عمال الميناء الميناء لمدة أسبوع كامل ويطالبون بالخبز. ",
    "zh": "港口工人罢工整整一个星期，要求面包、和平与土地。",
}


@pytest.mark.slow
@pytest.mark.parametrize("language", SENTENCES)
def test_pages_are_about_those_of_the_release(language):
    bring()
    paragraphs = [contents.paragraph((SENTENCES[language] * 9).strip()) for _ in range(24)]
    document = contents.document(language, SENTENCES[language][:40].strip(), None, paragraphs)
    edition = contents.edition(document, {})

    printed = len(pikepdf.open(io.BytesIO(render(edition, contents.record(edition)))).pages)

    assert printed > 4
    assert abs(length(document).pages - printed) <= 1


def test_a_long_text_takes_milliseconds():
    document = saying(SENTENCES["en"] * 4000)
    began = time.process_time()

    length(document)

    assert time.process_time() - began < 1
