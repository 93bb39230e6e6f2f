"""Where each rule has to keep silent, and where it has to speak, in six languages and more."""

import time

import pytest

from statements.text.linting import findings

from .linted import demanding, rules, saying

GOOD = {
    "en": [
        "The pre- and post-war years, non-EU and EU-wide rules, a well-known state-owned firm.",
        "It cost 3.5 million, at 12:30, a ratio of 3 : 2, on 1/5/2022; see §§ 4–6.",
        "“Why?” she asked. “Stop!” they cried.",
        "It's the workers' right – the 1990s, rock 'n' roll, 5'10\" tall.",
        "Write to us@example.org,now.Or see https://example.org/a,b;c.Html and www.example.org:80.",
        "He said that 12 parties had signed the treaty; 47 organisations were founded in 1968.",
        "The 12 organisations that signed it in 1998 were banned.",
        "The agreement signed by 12 organisations in 1998 was broken.",
        "Article 5(1) and Regulation (EU) 2016/679, section 4(b), item (3), the G(20) and 10 km², m³, CO₂, 10².",
        "U.S. troops, e.g. in Iraq, i.e. there, etc., and so on... and on … and on.",
        "We met No. 21 in the series; N° 5 of the paper was banned in March 2022.",
        "The β-version, 10 µm, 5 kΩ, Łódź, Đà Nẵng, İstanbul, naïve Zoë.",
        "The word “peace” and the ‘other’ word.",
    ],
    "fr": [
        "« Ça suffit ! » dit-il ; oui : non ?",
        "«\u00a0Ça suffit\u202f!\u00a0» dit-il\u202f; oui\u00a0: non\u202f?",
        "L’eau, l'air et aujourd’hui, c’est-à-dire à 12:30, 3,5 millions, 40\u202f000 grévistes.",
        "Le 1er mai, la n° 3, M. Dupont, etc., les pays d’Europe et d’Asie…",
        "«\u00a0Il a dit “non” hier\u00a0», écrit-elle.",
        "Voir https://example.org:80/a;b?c!d et ecrire@example.org,merci.",
        "L’accord signé par 12 organisations en 1998 a été rompu.",
        "Le traité signé par 12 partis, les 47 communes et les franco- et anglophones.",
        "À l’Assemblée (article 2), le 12 mars, un kilomètre carré fait 1 km².",
    ],
    "es": [
        "¡Basta! ¿Por qué? Porque sí: «no» y “tampoco”.",
        "«Dijo “no” ayer», escribió. El 3,5 % de 40.000, a las 12:30.",
        "La situación pre- y posbélica, el n.º 3, EE. UU., etc.",
        "El tratado firmado por 12 partidos, las 47 organizaciones de 1968.",
        "Véase www.ejemplo.org,ahora o nos@ejemplo.org;gracias.",
        "¡Ni un paso atrás! Las obreras y los obreros, s. XX, Sr. Pérez.",
        "Artículo 5(1), 10 km² y 3 : 2.",
    ],
    "de": [
        "Vor- und Nachteile, Haupt- oder Nebenfragen, Ein- bzw. Ausfuhr, Lohn- statt Profit.",
        "„Halt!“, rief er. „Warum?“ Der 1. Mai, z. B. um 12:30 Uhr, ca. 3,5 Mio.",
        "Die „Rote ‚Fahne‘ von gestern“, § 5 Abs. 2, Nr. 3, km².",
        "Der Vertrag, von 12 Organisationen unterzeichnet, und 47 Gewerkschaften im Land.",
        "Schreibt an uns@example.org,bitte oder seht www.example.org,jetzt.",
        "Straße, Maße, Ärger, Genoss:innen, Arbeiter*innen, Kolleg_innen, BetriebsRat.",
    ],
    "ru": [
        "«Хватит!» — сказал он. — Почему? Потому что «так „надо“ всем».",
        "В 2022 г. в г. Москва, ул. Ленина, и т. д., и т. п., 3,5 млн, в 12:30.",
        "Договор подписали 12 организаций; 47 партий основаны в 1917 году.",
        "Кто-то, по-русски, одно- и двухэтажные дома, НАТО, COVID-19, IT-компании.",
        "Пишите на us@example.org,или www.example.org,там.",
        "Статья 5(1), 10 км², № 3, 51 % акций.",
        "Ёлка, йод, объём, їжак и ўласны.",
    ],
    "ar": [
        "كفى! نطالب بالحرية، والخبز، والعدالة؛ لماذا؟ لأننا نريد.",
        "قال «لا» ثم “نعم” في الساعة 12:30 بنسبة 3.5% من ٤٠٬٠٠٠ عامل.",
        "منظمة NATO و COVID-19 في المادة 5(1) و 10 كم².",
        "وقعت 12 منظمة على اتفاق عام 1998.",
        "راجع www.example.org,now أو us@example.org.",
        "الحُرِّيَّةُ لِلشَّعْبِ، وَالخُبْزُ لِلْجِيَاعِ.",
    ],
    "he": ['דו"ח של צה"ל וארה"ב, ז\'קט, 12:30.'],
    "tr": ["İşçiler, 12.30’da Ankara’da; 3,5 milyon. Yeter! Artık."],
    "zh": ["够了！我们要求：释放“他们”，包括A股公司(1)。第3条(2)款。"],
    "el": ["Φτάνει! Γιατί; Έτσι · «όχι» και “ναι”."],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in GOOD.items() for text in texts])
def test_good_prose_is_left_alone(language, text):
    assert rules(saying(text, language=language)) == []


@pytest.mark.parametrize(
    ("language", "runs"),
    [
        ("en", ["The CSTO,", {"note": "n1"}, " led by (Russia", {"note": "n2"}, ") – and U.S.", {"note": "n3"}, " too."]),
        ("en", ["The CSTO", {"note": "n1"}, "—led by ", {"note": "n2"}, "… and ", {"note": "n3"}, "..."]),
        ("en", ["by ", {"field": "signatory_count"}, ", as of now."]),
        ("fr", ["la loi", {"note": "n1"}, ", puis\u202f: «\u00a0non", {"note": "n2"}, "\u00a0», etc.", {"note": "n3"}, " M."]),
        ("fr", ["la S.N.C.F.", {"note": "n1"}, " et la p.", {"note": "n2"}, " 3…", {"note": "n3"}]),
        ("es", ["tachadas.", {"note": "n1"}, " Y más", {"note": "n2"}, ", y ", {"note": "n3"}, "."]),
        ("de", ["Seite.", {"note": "n1"}, " Und", {"note": "n2"}, ", und", {"note": "n3"}, "."]),
        ("ru", ["завод(ы)", {"note": "n1"}, ". И.", {"note": "n2"}, " И", {"note": "n3"}, "!"]),
        ("ar", ["المصنع", {"note": "n1"}, "، ثم.", {"note": "n2"}, " و", {"note": "n3"}, "!"]),
    ],
)  # fmt: skip
def test_calls_on_the_right_side_are_left_alone(language, runs):
    """DOMAIN 68"""
    assert "note_place" not in rules(saying(*runs, language=language, notes=3))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "as part of the CSTO(1) defence agreement"), ("en", "the law³ of 1990"), ("en", "It was refused.[2]"),
        ("fr", "la loi d’urgence(2), hier"), ("es", "la ley¹ de aguas"), ("de", "das Gesetz[1] von 1990"),
        ("ru", "договор ОДКБ(1) о защите"), ("ar", "منظمة المعاهدة(1) هنا"),
    ],
)  # fmt: skip
def test_a_number_without_its_note(language, text):
    """DOMAIN 68"""
    assert rules(saying(text, language=language)) == ["note_typed"]


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("en", "This statement has been signed by 47 organisations.", "47"),
        ("en", "The 1,200 signatories demand", "1,200"),
        ("en", "We, 12 trade unions and parties, sign this call", "12"),
        ("fr", "Déclaration signée par 47 organisations.", "47"),
        ("fr", "Nous, les 23 associations signataires, exigeons", "23"),
        ("es", "Firmado por 47 organizaciones de nueve países.", "47"),
        ("de", "Unterzeichnet von 47 Organisationen.", "47"),
        ("ru", "Заявление подписали 47 организаций.", "47"),
        ("ar", "البيان موقّع: وقعت 47 منظمة عليه.", "47"),
    ],
)
def test_a_typed_count_of_signatories(language, text, number):
    """DOMAIN 4"""
    (finding,) = findings(saying(text, language=language))

    assert finding.rule == "count_typed"
    assert text[finding.start : finding.end] == number


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("en", "N° 21 février 2022 Since the beginning of January", "N° 21 février 2022"),
        ("fr", "N° 21, février 2022", "N° 21, février 2022"),
        ("es", "Nº 3, 12 de mayo de 2021", "Nº 3, 12 de mayo de 2021"),
        ("de", "Nr. 5 / Mai 2024", "Nr. 5 / Mai 2024"),
        ("ru", "№ 14, март 2023", "№ 14, март 2023"),
        ("en", "No. 7 - March 2023", "No. 7 - March 2023"),
        ("ar", "العدد 9، آذار 2023", "العدد 9، آذار 2023"),
    ],
)
def test_an_issue_line_in_the_text(language, text, line):
    """DOMAIN 0, 45"""
    found = findings(saying(text, language=language))

    assert [(finding.rule, text[finding.start : finding.end]) for finding in found] == [("issue_typed", line)]


@pytest.mark.parametrize(
    "text",
    ["Nos 21 camarades arrêtés en 2022", "No 5 workers of 2022", "Nº 242 de 1967", "No, 12 March 2022 was no victory"],
)
def test_what_only_begins_like_an_issue_line_is_left_alone(text):
    assert rules(saying(text, language="fr")) == []


SENTENCE = {
    "en": "The workers of the port have closed it for a whole week. ",
    "fr": "Les ouvriers du port l’ont fermé pendant toute une semaine. ",
    "es": "Los obreros del puerto lo cerraron durante toda la semana. ",
    "de": "Die Arbeiter haben den Hafen eine ganze Woche geschlossen. ",
    "ru": "Рабочие порта закрыли его на целую долгую неделю. ",
    "ar": "أغلق عمال الميناء الميناء لمدة أسبوع كامل بلا توقف. ",
}


@pytest.mark.parametrize("language", SENTENCE)
def test_a_long_paragraph_is_shown_where_it_could_be_split(language):
    """DOMAIN 0"""
    sentence = SENTENCE[language]
    short, long = sentence * (1750 // len(sentence)), (sentence * (2400 // len(sentence))).strip()

    assert rules(saying(short.strip(), language=language)) == []
    (finding,) = findings(saying(long, language=language))
    assert (finding.rule, finding.severity, finding.mends) == ("long_paragraph", "look", ())
    assert finding.start % len(sentence) == 0
    assert abs(finding.start - len(long) / 2) <= len(sentence)


def test_a_long_chinese_paragraph():
    assert rules(saying("我们要求释放所有工人。" * 70, language="zh")) == ["long_paragraph"]


@pytest.mark.parametrize(
    ("language", "lead_in", "texts"),
    [
        ("en", "We demand:", ("bread;", "peace; and", "land.")),
        ("en", "What do we want?", ("Bread!", "Peace!", "Land!")),
        ("en", "We demand –", ("“Bread.”", "(Peace.)")),
        ("fr", "Nous exigeons :", ("le pain\u202f;", "la paix ; et", "la terre.")),
        ("es", "Exigimos:", ("el pan,", "la paz, y", "la tierra.")),
        ("de", "Wir fordern:", ("Brot,", "Frieden, und", "Arbeit.")),
        ("ru", "Мы требуем:", ("хлеба;", "мира;", "земли.")),
        ("ar", "نطالب بما يلي:", ("الخبز؛", "السلام؛", "الأرض.")),
        ("zh", "我们要求：", ("面包；", "和平；", "土地。")),
        ("de", "Wir fordern:", ("1. Mai arbeitsfrei.", "8. März arbeitsfrei.")),
        ("de", "Wir fordern:", ("1. Mai arbeitsfrei.",)),
        ("en", "", ("-5 degrees is too cold.", "A. Smith goes free.")),
    ],
)
def test_good_lists_of_demands_are_left_alone(language, lead_in, texts):
    """DOMAIN 67"""
    assert rules(demanding(*texts, language=language, lead_in=lead_in)) == []


def test_words_marked_as_another_language_follow_its_rules():
    french = {"text": "Que faire ? Rien , сор", "marks": [{"type": "language", "language": "fr", "direction": "ltr"}]}

    assert rules(saying("He wrote: ", french, " and left.")) == []


@pytest.mark.parametrize("language", ["en", "fr", "es", "de", "ru", "ar"])
def test_one_kind_of_quotation_marks_is_left_alone_whichever_it_is(language):
    straight = 'one "word" and "another" one'
    assert rules(saying(straight, language=language)) == []
    assert rules(saying("one “word” and “another” one", language=language)) == []


def test_french_differs_from_country_to_country():
    assert rules(saying("Ça suffit! Partez: oui, «non».", language="fr-CH")) == []
    assert rules(saying("Ça suffit! Partez : oui; pourquoi? Parce que.", language="fr-CA")) == []
    assert rules(saying("Ça suffit! Partez.", language="fr-BE")) == ["french_space"]


@pytest.mark.parametrize(
    "text",
    [
        " " * 60_000, "a" * 60_000, "- " * 30_000, "a- " * 20_000, "! a" * 20_000, '"a ' * 20_000, "«a " * 20_000,
        "„" * 60_000, "1 " * 30_000, "1,000 organisations " * 3000, "a(1)" * 15_000, "://" * 20_000, "@ " * 30_000,
        "a\u00a0" * 30_000, "\u200b" * 60_000, "пa" * 30_000, "пa " * 20_000, "a.B" * 20_000, "¹" * 60_000, "?!" * 30_000,
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr", "zh"])
def test_time_is_linear_in_length_also_for_a_text_made_of_mistakes(language, text):
    document = saying("x" + text, language=language)
    began = time.process_time()

    findings(document)

    assert time.process_time() - began < 0.5
