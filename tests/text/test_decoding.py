"""Bytes to text, or one sentence."""

import codecs

import pytest

from statements.text.decoding import LIMIT, Unreadable, decode

FRENCH = "Nous exigeons la libération immédiate des détenus ; l’été dernier, 40 000 grévistes… « Ça suffit ! »"
GERMAN = "Wir fordern: die Rücknahme aller Kürzungen, größere Löhne und Öffnung der Häfen."
RUSSIAN = "Мы требуем: освобождения всех задержанных, отмены запретов и повышения заработной платы в порту."
UKRAINIAN = "Ми вимагаємо: звільнення всіх затриманих і підвищення заробітної плати у порту."
GREEK = "Απαιτούμε: την απελευθέρωση όλων των κρατουμένων και την αύξηση των μισθών στο λιμάνι.\nΖήτω η απεργία!"
POLISH = "Żądamy: zwolnienia wszystkich zatrzymanych, podwyżki płac w porcie i głębszych zmian. Niech żyje łączność!"
TURKISH = "Gözaltına alınan işçilerin serbest bırakılmasını ve ücretlerin yükseltilmesini istiyoruz. Yaşasın grev!"
HEBREW = "אנו דורשים: את שחרורם של כל העצורים, ואת העלאת השכר בנמל."


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, GREEK, HEBREW, "声援码头工人！\n我们要求：释放。"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_decode_unicode(text, mark, encoding):
    assert decode(mark + text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (UKRAINIAN, "cp1251"),
        (RUSSIAN * 5, "koi8_r"),
        (GREEK * 5, "cp1253"),
        (POLISH * 3, "cp1250"),
        (TURKISH * 3, "cp1254"),
        (HEBREW * 5, "cp1255"),
        ("我们要求立即释放所有被捕的码头工人，并且提高工资。" * 5, "gb18030"),
    ],
)
def test_decode_legacy(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t\xc2\xa0\n", "The file is empty."),
        (codecs.BOM_UTF8 + b"\n", "The file is empty."),
        (codecs.BOM_UTF16_LE, "The file is empty."),
        (b"a" * (LIMIT + 1), "The file is larger than 1 MiB, which no statement is."),
        (b"%PDF-1.7\n", "The file is a PDF, not plain text; copy its text into a text file."),
        (bytes(range(256)) * 8, "The file is binary, not text."),
        (b"\x7fELF" + b"\x00\x01\x02" * 100, "The file is binary, not text."),
        (b"We demand\x00: bread", "The file is binary, not text."),
        (codecs.BOM_UTF16_LE + b"a\x00b", "The file begins as UTF-16-LE, but is damaged further on."),
        (
            b"<!DOCTYPE html><title>x</title>",
            "The file is the source of a web page; copy the text that the page shows.",
        ),
    ],
)
def test_decode_says_why_not(content, sentence):
    with pytest.raises(Unreadable) as refusal:
        decode(content)

    assert str(refusal.value) == sentence


def test_decode_accepts_exactly_the_limit():
    assert len(decode(b"a" * LIMIT)) == LIMIT
