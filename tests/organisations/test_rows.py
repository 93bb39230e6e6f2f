"""A CSV file is imported wholly or not at all, and every fault is named by line and column."""

import pytest

from organisations.actions.keeping import import_organisations
from organisations.models import Contact, Organisation
from organisations.rows import BadRows, read_rows

HEAD = "name,short_name,language,country,kind,person,office,email\n"


def faults(text: str) -> list[tuple[int, str]]:
    with pytest.raises(BadRows) as bad:
        read_rows(text)
    return [(f.line, f.column) for f in bad.value.faults]


def test_a_good_row():
    (row,) = read_rows(HEAD + '"Union ""Dawn"", east",UD,en,Greece,union,A. B.,Chair,a@b.example\n')
    assert (row.name, row.country_code, row.line) == ('Union "Dawn", east', "GR", 2)


def test_semicolons_and_byte_order_mark():
    (row,) = read_rows("\ufeff" + HEAD.replace(",", ";") + "Κόμμα;ΚΟ;el;GR;party;;;a@b.example\n")
    assert (row.name, row.country_code) == ("Κόμμα", "GR")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",,en,,party,,,a@b.example", [(2, "name")]),
        ("A,,english language,,party,,,a@b.example", [(2, "language")]),
        ("A,,en,,club,,,a@b.example", [(2, "kind")]),
        ("A,,en,,party,,,nobody", [(2, "email")]),
        ("A,,en,,party,,,", [(2, "email")]),
        ("A,,,,,,,", [(2, "language"), (2, "kind"), (2, "email")]),
        ("A,,en,,party,,,a@b.example,extra", [(2, "-")]),
        ("A,,en,,party,,,a@b.example\na,,en,,union,,,c@d.example", [(3, "name")]),
        ("A" * 301 + ",,en,,party,,,a@b.example", [(2, "name")]),
        ("A\0B,,en,,party,,,a@b.example", [(2, "name")]),
        ("A,,en,,party,\x1bB,,a@b.example", [(2, "person")]),
        ("A,,en-???,,party,,,a@b.example", [(2, "language")]),
        ("A,,???,,party,,,a@b.example", [(2, "language")]),
        ("A,,en-" + "abcdefgh-" * 5 + "x,,party,,,a@b.example", [(2, "language")]),
        ("A,,en,BE,party,,,a@b.example\nA,,en,Belgium,union,,,c@d.example", [(3, "name")]),
        ('"A,,en', [(2, "-")]),
    ],
)
def test_faults_are_named(line, expected):
    assert faults(HEAD + line + "\n")[: len(expected)] == expected


def test_missing_column_and_empty_file():
    assert faults("name,kind,email\nA,party,a@b.example\n") == [(1, "language")]
    assert faults(HEAD) == [(2, "name")]
    assert faults("")[0][0] == 1


def test_one_bad_row_imports_nothing(cast):
    before = Organisation.objects.count()
    with pytest.raises(BadRows, match="Line 3, column kind"):
        import_organisations(
            HEAD + "A,,en,,party,,,a@b.example\nB,,en,,club,,,b@b.example\n", by=cast.releaser, issuer=cast.issuer
        )
    assert Organisation.objects.count() == before


def test_importing_twice_doubles_nobody(cast, allies):
    again = import_organisations(
        HEAD + "Δημοκρατική Ένωση Εργατών,ΔΕΕ,el,Greece,party,Other,Treasurer,other@dee.example\n",
        by=cast.releaser,
        issuer=cast.issuer,
    )

    assert again == [allies[0]]
    assert Contact.objects.filter(organisation=allies[0]).count() == 2


def test_a_country_by_its_code_is_the_same_country(cast):
    for country in ("BE", "Belgium"):
        import_organisations(HEAD + f"Ally,,en,{country},party,,,a@b.example\n", by=cast.releaser, issuer=cast.issuer)

    assert Organisation.objects.filter(directory=cast.issuer).count() == 1


def test_script_and_direction_are_recorded(allies):
    """DOMAIN 51."""
    names = [(o.official_name.script, o.official_name.direction) for o in allies[:3]]
    assert names == [("Grek", "ltr"), ("Cyrl", "ltr"), ("Arab", "rtl")]
