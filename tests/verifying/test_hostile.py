"""Files made to confuse, to exhaust or to crash the verifier: always a report, and soon."""

import io
import time
import tracemalloc

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from releases.verifying import LARGEST_FILE, Answer, State, examine
from tests.verifying import surgery
from tests.verifying.releases import bomb, edition, rendered, sealed

SECONDS = 10  # of computing; what is not bounded takes minutes


@pytest.fixture
def report(ec_key):
    def examined(data):
        started = time.process_time()
        made = examine(data, trusted=[ec_key.fingerprint])
        assert time.process_time() - started < SECONDS
        return made

    return examined


def saved(change, **options):
    """An unsealed release after `change(pdf)`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(rendered(edition()))) as pdf:
        change(pdf)
        pdf.save(out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "This file is not a PDF."),
        (b"<!doctype html><title>N 21</title>", "This file is not a PDF."),
        ("Пролетарии всех стран".encode(), "This file is not a PDF."),
        (b"%PDF-1.7\n", "This PDF carries no seal: nothing in it proves who issued it."),
        (bytes(1000), "This file is not a PDF."),
    ],
)
def test_what_is_no_release_is_unreadable(report, data, sentence):
    made = report(data)

    assert (made.verdict, made["intact"].sentence) == (Answer.UNREADABLE, sentence)
    assert made.headline == "Not a release we can read"


def test_a_pdf_without_a_seal_is_unreadable(report):
    made = report(rendered(edition()))

    assert (made.verdict, made["intact"].state) == (Answer.UNREADABLE, State.UNKNOWN)


def test_an_encrypted_pdf_is_unreadable(report):
    data = saved(lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert report(data).verdict is Answer.UNREADABLE


@pytest.mark.slow
def test_a_file_larger_than_any_release_is_unreadable(report, plain):
    made = report(plain + bytes(LARGEST_FILE))

    assert made.verdict is Answer.UNREADABLE
    assert made["intact"].sentence == "This file is larger than 20 MiB; no release is."


@pytest.mark.slow
def test_a_sealed_bomb_is_not_unpacked(report, ec_key):
    data = sealed(rendered(b"{}", packed=bomb(50 * 1024 * 1024)), ec_key)

    tracemalloc.start()
    made = report(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 30 * 1024 * 1024
    assert (made.verdict, made["intact"].state, made["text"].state) == (Answer.ALTERED, State.OK, State.BAD)
    assert made["text"].sentence == "The attached record cannot be read: it is larger than 8 MiB."


@pytest.mark.slow
@pytest.mark.parametrize(
    "record",
    [b"", b"null", b"[]", b"{", b"\xff", b"[" * 200_000, b'{"document":' * 50_000, b"1" * 100_000],
)
def test_a_sealed_record_that_is_none_is_altered(report, ec_key, record):
    made = report(sealed(rendered(record), ec_key))

    assert (made.verdict, made["text"].state) == (Answer.ALTERED, State.BAD)


def without_names(pdf):
    del pdf.Root.Names


def names_in_a_circle(pdf):
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree, tree, tree])
    pdf.Root.Names.EmbeddedFiles = tree


def names_in_branches(pdf):
    leaf = pdf.make_indirect(pdf.Root.Names.EmbeddedFiles)
    pdf.Root.Names.EmbeddedFiles = Dictionary(Kids=Array([pdf.make_indirect(Dictionary(Kids=Array([leaf])))]))


@pytest.mark.slow
def test_an_attachment_is_found_in_a_tree_of_names(report, ec_key):
    assert report(sealed(saved(names_in_branches), ec_key)).verdict is Answer.GENUINE


def names_of_the_wrong_kind(pdf):
    pdf.Root.Names.EmbeddedFiles = Array([1, 2, 3])


def a_file_in_a_circle(pdf):
    specification = pdf.Root.AF[0]
    specification.EF = Dictionary(F=specification)


def packed_twice(pdf):
    stream = pdf.Root.AF[0].EF.F
    stream.write(stream.read_raw_bytes(), filter=Array([Name.FlateDecode, Name.FlateDecode]))


@pytest.mark.slow
@pytest.mark.parametrize(
    "change", [without_names, names_in_a_circle, names_of_the_wrong_kind, a_file_in_a_circle, packed_twice]
)
def test_a_sealed_file_with_a_strange_attachment_is_altered(report, ec_key, change):
    made = report(sealed(saved(change), ec_key))

    assert (made.verdict, made["text"].state) == (Answer.ALTERED, State.BAD)


def _claims(second, *, gap=b"<3000>"):
    head = b"%PDF-1.7\n"
    text = b"/ByteRange [0 %d %d %d]" % (len(head) + 60, len(head) + 60 + len(gap), second)
    return head + text.ljust(60) + gap


@pytest.mark.parametrize(
    "data",
    [
        _claims(0),
        _claims(10),
        _claims(9999999999),
        _claims(0, gap=b"<>"),
        _claims(0, gap=b"<zz>"),
        _claims(0, gap=b"<30>"),
        _claims(0, gap=b"<3080>"),
        _claims(0, gap=b"<30848FFFFFFF00>"),
        _claims(0, gap=b"<" + b"30820FFF" * 5000 + b">"),
        b"%PDF-1.7\n/ByteRange [0 0 0 0]",
        b"%PDF-1.7\n/ByteRange [-1 5 9 1]",
        b"%PDF-1.7\n/ByteRange [" + b" " * 100_000 + b"]",
        b"%PDF-1.7\n/Type/Sig/SubFilter/ETSI.CAdES.detached",
    ],
)
def test_what_only_claims_a_seal_is_altered(report, data):
    assert report(data).verdict is Answer.ALTERED


@pytest.mark.slow
def test_a_million_claims_take_no_time(report):
    claim = b"/ByteRange [0 1 2 3]\n"

    assert report(b"%PDF-1.7\n" + claim * (LARGEST_FILE // len(claim) - 1)).verdict is Answer.ALTERED


@pytest.mark.slow
@pytest.mark.parametrize("filling", [b"0500" * 25_000, b"3000" * 25_000, b"30820001" * 10_000])
def test_a_signature_full_of_rubbish_takes_no_time(report, filling):
    body = bytes.fromhex(filling.decode())
    inner = b"\x31\x83" + len(body).to_bytes(3, "big") + body
    oid = bytes.fromhex("06092A864886F70D010702")
    whole = (
        oid + b"\xa0\x83" + (len(inner) + 5).to_bytes(3, "big") + b"\x30\x83" + len(inner).to_bytes(3, "big") + inner
    )
    der = b"\x30\x83" + len(whole).to_bytes(3, "big") + whole

    assert report(_claims(0, gap=b"<" + der.hex().upper().encode() + b">")).verdict is Answer.ALTERED


def test_a_cross_reference_that_lies_about_its_size_changes_nothing(report, plain):
    huge = plain.replace(b"/Size", b"/Size 99999999 %", 1)

    assert report(huge).verdict is Answer.ALTERED


def test_a_gap_that_is_not_hex_is_altered(report, plain):
    gap = surgery.envelope_of(plain).gap

    assert report(surgery.with_gap(plain, b"<" + b"(" * (len(gap) - 2) + b">")).verdict is Answer.ALTERED
