"""The words that open a list of demands."""

import re
from typing import Any

from statements.text.exporting import TO
from statements.text.importing.calendars import fold

_COLONS = tuple(":：﹕")
_SHORT = 120
# Folded: without case and accents. Only consulted where the structure alone does not decide.
_PHRASES = re.compile(
    "|".join(
        (
            r"\b(?:we|the (?:party|parties|unions?|undersigned|signatories)) (?:\w+ )?(?:demand|call (?:on|for|"
            r"upon)|insist|ask|urge|"
            r"require|want|request)\b|\bour demands\b|\bthe demands\b",
            r"\bnous (?:\w+ )?(?:exigeons|demandons|reclamons|revendiquons|appelons|voulons)\b|\b(?:nos|"
            r"les) revendications\b",
            r"\b(?:exigimos|demandamos|reclamamos|pedimos|reivindicamos|queremos|llamamos|apelamos|reclamam|"
            r"exigem|exigen)\b",
            r"\b(?:nuestras|nossas) (?:demandas|reivindicaciones|reivindicacoes|exigencias)\b",
            r"\b(?:fordern|verlangen) wir\b|\bwir (?:\w+ )?(?:fordern|verlangen)\b|\bunsere forderungen\b",
            r"\b(?:chiediamo|esigiamo|rivendichiamo|pretendiamo)\b|\ble nostre (?:rivendicazioni|richieste)\b",
            r"\b(?:требуем|призываем|настаиваем)\b|\bнаши требования\b|\b(?:вимагаємо|закликаємо)\b|\bнаші вимоги\b",
            r"\b(?:απαιτουμε|ζητουμε|διεκδικουμε|καλουμε)\b|\bτα αιτηματα μασ\b",
            r"\b(?:istiyoruz|talep ediyoruz|taleplerimiz|cagiriyoruz)\b",
            r"نطالب|مطالبنا|نطلب|ندعو|نشدد|خواستار|مي ?خواهيم|می.?خواهیم|مطالبات ما|خواسته.?های ما",
            r"(?:我们|我們)(?:强烈|強烈|坚决|一致|共同)?(?:要求|呼吁|呼籲|主张)|要求如下|要求す|求める|求めます|要求します|私たちの要求|요구한다|요구합니다|촉구",
            r"(?:אנו|אנחנו) דורש|דרישותינו",
            r"\b(?:domagamy sie|zadamy|nasze (?:zadania|postulaty))\b|\b(?:wij|we) eisen\b|\bonze eisen\b|"
            r"\b(?:vi kraver|vara krav)\b",
        )
    )
)
# A full stop after a digit, a single letter or one of these ends no sentence: "am 1. Mai", "Mr. J. Smith".
_ABBREVIATIONS = ("Mr", "Mrs", "Ms", "Dr", "St", "Nr", "No", "Art", "art", "Sr", "Sra", "Dra", "им", "ул", "гл", "ст")
_ABBREVIATED = "".join(rf"(?<!\b{word})" for word in _ABBREVIATIONS)
_SENTENCE_END = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}}){_ABBREVIATED}\.|(?<=[)»”\"’%\d]{{2}})\.|[!?…؟۔।])[»”\"’)]*\s+(?=[^\Wa-zа-яα-ω])|[。！？][」』”）]?"
)


def ends_with_colon(text: str) -> bool:
    return text.endswith(_COLONS)


def is_phrase(text: str) -> bool:
    """Whether these are words that introduce demands, in any of the languages we know."""
    return len(text) <= 400 and _PHRASES.search(fold(text)) is not None


def cut(text: str) -> int | None:
    """Where the lead-in begins in a paragraph that a list follows: 0 for all of it, None if there is none.

    "… to the workers. We demand:" is cut before its last sentence; the words stay as they are.
    """
    if ends_with_colon(text):
        return last_sentence(text)
    return 0 if len(text) <= _SHORT and is_phrase(text) and text[-1:] not in tuple(".。!！?？") else None


def last_sentence(text: str) -> int:
    """Where the last sentence begins. Only the last thousand characters are searched."""
    start = max(len(text) - 1000, 0)
    begins = [match.end() for match in _SENTENCE_END.finditer(text, start) if match.end() < len(text)]
    return begins[-1] if begins else 0


def take_addressee(blocks: list[dict[str, Any]]) -> str:
    """Take the line before a list that says with an arrow, as the plain form does, whom it is addressed to."""
    last = blocks[-1] if blocks else {}
    runs = last.get("text", [])
    if last.get("type") != "paragraph" or len(runs) != 1 or not runs[0].get("text", "").startswith(f"{TO} "):
        return ""
    blocks.pop()
    return str(runs[0]["text"][len(TO) :].strip())
