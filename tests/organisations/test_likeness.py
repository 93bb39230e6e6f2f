"""Names that may be the same are pointed at, across spelling, script and abbreviation; merging is left to people."""

import pytest

from organisations.actions.directory import Description, Naming, add_organisation
from organisations.likeness import fold, skeleton
from organisations.models import Organisation, OrganisationName


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Δημοκρατική Ένωση", "demokratike enose"),
        ("«Straße»  İş", "strasse is"),
        ("L’Aube", "laube"),
        ("Партия труда", "partia truda"),
        ("!", ""),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Δημοκρατική Ένωση Εργατών", "Dimokratiki Enosi Ergaton"),
        ("Партия труда", "Partiya Truda"),
        ("حزب العمل التجريبي", "Hizb al-Amal at-Tajribi"),
        ("Рабочий Журнал", "Rabochiy Zhurnal"),
    ],
)
def test_transcriptions_share_their_consonants(one, other):
    assert skeleton(one).replace(" ", "")[:6] == skeleton(other).replace(" ", "")[:6]


def like(issuer, name: str, language: str = "en", short_name: str = "") -> set[str]:
    typed = OrganisationName(name=name, language=language, short_name=short_name).derive()
    return {str(o) for o in Organisation.objects.filter(directory=issuer).like(typed).prefetch_related("names")}


@pytest.mark.parametrize(
    ("name", "short_name"),
    [
        ("ΔΗΜΟΚΡΑΤΙΚΗ ΕΝΩΣΗ ΕΡΓΑΤΩΝ", ""),
        ("Δημοκρατικη Ενωση Εργατων", ""),
        ("Dimokratiki Enosi Ergaton", ""),
        ("Something else", "ΔΕΕ"),
        ("DEE", ""),
    ],
)
def test_a_name_is_like_another(cast, allies, name, short_name):
    """DOMAIN 29."""
    assert like(cast.issuer, name, short_name=short_name) == {"Δημοκρατική Ένωση Εργατών"}


def test_rivals_with_nearly_the_same_name_are_not_alike(cast, allies):
    """DOMAIN 29, scenario 7."""
    naming, about = Naming("Communist Party of Brazil", "en"), Description("party", "Brazil")
    add_organisation(naming, about, issuer=cast.issuer, by=cast.author)

    assert like(cast.issuer, "Brazilian Communist Party") == set()
    assert like(cast.issuer, "Communist party of Brazil") == {"Communist Party of Brazil"}


def test_within_one_script_consonants_say_nothing(cast):
    """Red and rude are two words; only transcriptions leave their vowels open."""
    add_organisation(Naming("Red Harbour Workers", "en"), Description("union"), issuer=cast.issuer, by=cast.author)

    assert like(cast.issuer, "Rude Harbor Workers") == set()


def test_one_that_is_alike_is_added_as_another(cast, allies):
    """DOMAIN 29: never merged silently."""
    naming, about = Naming("Dimokratiki Enosi Ergaton", "en"), Description("party", "Greece")
    made = add_organisation(naming, about, issuer=cast.issuer, by=cast.author)

    assert made not in allies
    assert Organisation.objects.filter(directory=cast.issuer).count() == len(allies) + 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("δημοκρατικη", [0]),
        ("ΕΡΓΑΤΏΝ", [0]),
        ("dimokratiki", [0]),
        ("ΔΕΕ", [0]),
        ("estibad", [3]),
        ("Lebanon", [2]),
        ("LB", [2]),
        ("حزب", [2]),
        ("office@ptp", [1]),
        ("Lenoir", [4]),
        ("%", []),
        ("\0", [0, 1, 2, 3, 4]),
        ("", [0, 1, 2, 3, 4]),
    ],
)
def test_found_by_name_in_any_script_country_or_address(cast, allies, words, found):
    rows = Organisation.objects.filter(directory=cast.issuer).found_by(words)
    assert {o.pk for o in rows} == {allies[n].pk for n in found}


def test_names_stand_in_the_order_of_icu(cast, allies):
    """DOMAIN 52."""
    add_organisation(Naming("The Alliance", "en"), Description("party"), issuer=cast.issuer, by=cast.author)
    add_organisation(Naming("Zeta", "en", sort_as="Beta"), Description("party"), issuer=cast.issuer, by=cast.author)

    names = [str(o) for o in Organisation.objects.filter(directory=cast.issuer).by("name")]

    assert names[:3] == ["The Alliance", "Zeta", "Syndicat des Fonderies"]
    assert names[-1] == "حزب العمل التجريبي"
