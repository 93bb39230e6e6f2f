"""What was typed into the text and is a field of the statement, and paragraphs that are too long (DOMAIN 0, 4)."""

import re
from collections.abc import Iterator

import icu

from organisations.scripts import likely_script
from statements.text.linting.finding import OBJECT, Finding, Mend
from statements.text.linting.words import Words

_LONG, _LONG_IN_HAN = 1800, 700
_ISSUE = re.compile(
    r"\s*(?:n\s?[°ºo]\.?|no\.|nr\.?|nos?|núm\.?|num\.|№|numéro|αρ\.|عدد|العدد|رقم)[ \u00a0]*\d{1,4}"
    r"(?:[ \u00a0]*[,،/–-]|(?=[ \u00a0]))[ \u00a0]*(?:\d{1,2}(?:er|\.|º)?[ \u00a0]+)?(?:de[ \u00a0]+)?[^\W\d_]{3,12}\.?"
    r"[ \u00a0]+(?:de[ \u00a0]+)?(?:19|20)\d\d(?!\d)",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:[.,\u00a0\u202f ]\d{3})*(?=[ \u00a0])(?! [\d%])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.!?…؟。](?=\s|$)")
# By language: who signs, that they sign, and what else can be signed, of which a number is a fact.
_SIGNING = {
    "en": (
        r"(?:\w+ ){0,2}(?:organi[sz]ations|parties|unions|associations|signatories|groups|movements)\b",
        r"\bsigned\b|\bsign\b|undersigned|signator|endorsed by|co-sign|supporting this",
        r"treaty|accord|agreement|convention|protocol|contract|pact|petition|bill|law|ceasefire|charter|memorandum",
    ),
    "fr": (
        r"(?:\w+ )?(?:organisations|partis|syndicats|associations|signataires|collectifs|mouvements)\b",
        r"\bsign(?:é|ée|és|ées|ent|ons)\b|soussign|signataires|cosign",
        r"traité|accord|convention|protocole|contrat|pacte|pétition|loi|charte",
    ),
    "es": (
        r"(?:\w+ )?(?:organizaciones|partidos|sindicatos|asociaciones|firmantes|colectivos|movimientos)\b",
        r"\bfirmad[oa]s?\b|\bfirman\b|\bfirmamos\b|suscrit|suscriben|firmantes",
        r"tratado|acuerdo|convenio|convención|protocolo|contrato|pacto|petición|ley",
    ),
    "de": (
        r"(?:\w+ )?(?:Organisationen|Parteien|Gewerkschaften|Verbände[n]?|Vereine[n]?|Unterzeichne\w+|Gruppen)\b",
        r"unterzeichne|unterschr[ie]|mitgezeichnet|getragen von",
        r"[Vv]ertrag|[Aa]bkommen|[Pp]rotokoll|[Pp]akt|[Pp]etition|[Gg]esetz",
    ),
    "ru": (
        r"(?:\w+ )?(?:организаци\w+|парти[йяи]\w*|профсоюз\w+|объединени\w+|движени\w+)\b",
        r"подписа\w+|подписыва\w+|подписавш\w+",
        r"договор|соглашени|конвенци|протокол|контракт|пакт|петици|закон|перемири",
    ),
    "ar": (
        r"(?:منظمة|منظمات|حزب|حزبا|أحزاب|نقابة|نقابات|جمعية|جمعيات|هيئة)",
        r"وقّ?عت|وقّ?عها|الموقّ?عة|موقّ?عة|توقيع|وقّ?عه",
        r"معاهدة|اتفاق|بروتوكول|عقد|ميثاق|عريضة|قانون",
    ),
}
_COMPILED = {
    language: (re.compile(r"[ \u00a0]+" + who), re.compile(signs, re.I), re.compile(others, re.I))
    for language, (who, signs, others) in _SIGNING.items()
}


def typed_issue(words: Words) -> Iterator[Finding]:
    """ "N° 21, février 2022" at the head of a clause: the masthead prints it in the language of the edition."""
    match = _ISSUE.match(words.text)
    if match and words.field == "text" and words.kind != "note":
        sentence = f"“{match[0].strip()}” is the number and date of an issue, typed into the text."
        advice = "Take it out, and enter number and date in their own fields; the release prints them."
        yield words.look("issue_typed", *match.span(), sentence, advice)


def typed_count(words: Words) -> Iterator[Finding]:
    """A number of signatories; a number beside a year, or of parties to a treaty, is a fact and stays."""
    if words.base not in _COMPILED or words.field != "text" or words.kind == "note":
        return
    who, signs, others = _COMPILED[words.base]
    for match in _NUMBER.finditer(words.text):
        start, end = match.span()
        if not who.match(words.text, end) or not words.is_prose(start):
            continue
        before = _SENTENCE_END.split(words.text[max(start - 80, 0) : start])[-1]
        near = before + _SENTENCE_END.split(words.text[end : end + 80])[0]
        if signs.search(near) and not others.search(near) and not _YEAR.search(near):
            sentence = f"“{match[0]}” counts signatories, and more of them may come."
            advice = "Use the counted number: it is filled in when the text is released."
            mend = Mend("Use the counted number", start, end, OBJECT)
            yield words.look("count_typed", start, end, sentence, advice, mend)


def long_paragraphs(words: Words) -> Iterator[Finding]:
    """A paragraph of more than some 300 words; the place is the sentence with which another could begin."""
    most = _LONG_IN_HAN if likely_script(words.language) in ("Hans", "Hant", "Jpan", "Kore") else _LONG
    if words.kind != "paragraph" or len(words.text) <= most:
        return
    start, end = _middle(words)
    sentence = f"This paragraph has {len(words.text):,} signs, which is long to read."
    if start:
        advice = f"Begin a new paragraph before “{words.text[start:end].replace(OBJECT, '').strip()}”, or elsewhere."
    else:
        advice = "Split it where a new thought begins."
    yield words.look("long_paragraph", start, end, sentence, advice)


def _middle(words: Words) -> tuple[int, int]:
    """The first words of the sentence that begins nearest to the middle."""
    text, half = words.text, len(words.text) // 2
    sentences = icu.BreakIterator.createSentenceInstance(icu.Locale.forLanguageTag(words.language))
    ours = "".join(sign if sign < "\U00010000" else "\ufffc" for sign in text)  # ICU counts in UTF-16
    sentences.setText(ours)
    starts = [place for place in sentences if 0 < place < len(text)]
    if not starts:
        return 0, 0
    start = min(starts, key=lambda place: abs(place - half))
    end = text.find(" ", min(start + 24, len(text)))
    return start, end if 0 <= end <= start + 60 else min(start + 24, len(text))
