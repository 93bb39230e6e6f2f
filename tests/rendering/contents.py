"""Editions to print: fictional parties, real scripts. Shapes follow docs/formats.md."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def run(text: str, *marks: dict[str, str]) -> dict[str, Any]:
    return {"text": text, "marks": list(marks)} if marks else {"text": text}


def runs(*parts: str | dict[str, Any]) -> list[dict[str, Any]]:
    return [run(part) if isinstance(part, str) else part for part in parts]


def tongue(text: str, language: str, direction: str = "ltr") -> dict[str, Any]:
    return run(text, {"type": "language", "language": language, "direction": direction})


def call(number: int) -> dict[str, str]:
    return {"note": f"n{number}"}


def paragraph(*parts: str | dict[str, Any]) -> dict[str, Any]:
    return {"type": "paragraph", "text": runs(*parts)}


def demands(lead_in: str, *items: Any, marker: str = "dash", **more: str) -> dict[str, Any]:
    listed = [{"id": f"d{n}", "text": runs(*(i if isinstance(i, tuple) else (i,)))} for n, i in enumerate(items, 1)]
    return {"type": "demand_list", "lead_in": lead_in, "marker": marker, "demands": listed} | more


def document(
    language: str, title: str, lead: str | None, blocks: list[dict[str, Any]], notes: list[Any] = ()
) -> dict[str, Any]:
    numbered = [{"id": f"b{n}"} | block for n, block in enumerate(blocks, 1)]
    return {
        "version": 1,
        "language": language,
        "direction": "rtl" if language in ("ar", "he", "fa") else "ltr",
        "title": title,
        "lead": {"id": "lead", "text": runs(lead)} if lead else None,
        "blocks": numbered,
        "notes": [
            {"id": f"n{n}", "text": runs(*(x if isinstance(x, tuple) else (x,)))} for n, x in enumerate(notes, 1)
        ],
    }


def signatory(name: str, language: str = "en", country: str = "", short: str = "", **more: Any) -> dict[str, Any]:
    return {
        "id": hashlib.sha256(name.encode()).hexdigest()[:12],
        "name": name,
        "language": language,
        "direction": "rtl" if language in ("ar", "he", "fa") else "ltr",
        "short_name": short,
        "country": country,
        "country_code": None,
        "role": "cosignatory",
        "new": False,
        "remark": "",
        "signed_at": "2022-03-10T09:12:00Z",
        "mandate": {"organ": "Board", "decided_on": "2022-03-09", "authority": "known_contact"},
    } | more


def edition(doc: dict[str, Any], groups: dict[str, list[dict[str, Any]]], **more: Any) -> dict[str, Any]:
    digest = hashlib.sha256(json.dumps(doc, sort_keys=True).encode()).hexdigest()
    return {
        "version": 1,
        "statement": "5d0e7c1a",
        "canonical": 1,
        "text_digest": digest,
        "revision": 12,
        "language": doc["language"],
        "direction": doc["direction"],
        "document": doc,
        "issuer": {
            "id": "org1", "name": "Workers’ Voice Party", "language": "en", "direction": "ltr", "short_name": "WVP",
            "unit": "International Department", "place": "Brussels",
        },
        "number": 21,
        "edition": "",
        "label": "N° 21",
        "issue_date": "2022-02",
        "released_at": "2022-03-14T18:00:00Z",
        "first_released_at": "2022-03-14T18:00:00Z",
        "names_as_of": "2022-03-14T18:00:00Z",
        "zone": "Asia/Almaty",
        "order": "country",
        "count": sum(len(group) for group in groups.values()),
        "groups": [{"kind": kind, "signatories": names} for kind, names in groups.items() if names],
        "release_url": "https://statements.example.org/r/5d0e7c1a/21/",
        "verify_url": "https://statements.example.org/verify/",
        "code_url": f"https://statements.example.org/verify/{digest[:12]}",
    } | more  # fmt: skip


def record(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parties() -> dict[str, list[dict[str, Any]]]:
    """Twenty-three in five scripts."""
    return {
        "party": [
            signatory("Party of Labour Algeria", "en", "Algeria"),
            signatory("Workers’ Party of Belgium (sample)", "en", "Belgium", "PTS", new=True),
            signatory("Δημοκρατική Ένωση Εργατών", "el", "Greece", "ΔΕΕ"),
            signatory("Union of Working People", "en", "France", "UTP"),
            signatory("حزب العمل التجريبي", "ar", "Lebanon"),
            signatory("Socialist Workers’ League “Dawn”", "en", "Hungary"),
            signatory("Партия труда Примера", "ru", "Russia", "ПТП"),
            signatory("Partido de los Trabajadores de Muestra", "es", "Spain"),
            signatory("Kommunistiska Provförbundet", "sv", "Sweden", new=True),
            signatory("Left Alternative", "en", "Türkiye"),
            signatory("People’s Front of Samples", "en", "Ukraine"),
            signatory("מפלגת הפועלים לדוגמה", "he", "Israel"),
            signatory("示例工人党", "zh", "China"),
            signatory("見本労働者党", "ja", "Japan"),
            signatory("Workers’ Voice Party", "en", "", "", role="initiator"),
        ],
        "union": [
            signatory("Unión de Estibadores de Prueba", "es", "Spain", "UEP"),
            signatory("Federation of Oil and Gas Workers", "en", "Kazakhstan"),
            signatory(
                "Dockers’ Union of Harrow Bay", "en", "United Kingdom",
                remark="Signs with a reservation on the second demand, which our conference has not yet debated.",
            ),
            signatory("Syndicat des Fonderies", "fr", "France", new=True),
            signatory("Verband der Musterbeschäftigten", "de", "Germany"),
            signatory("Związek Zawodowy Przykład", "pl", "Poland"),
        ],
        "association": [
            signatory("Friends of the Sample Steppe", "en", "Netherlands"),
            signatory("საქართველოს სანიმუშო კავშირი", "ka", "Georgia"),
        ],
    }  # fmt: skip


KAZAKHSTAN = document(
    "en",
    "Kazakhstan: Solidarity with the workers and the Kazakh people!",
    "Since the beginning of January the situation in Kazakhstan has been marked by mass demonstrations which have taken on"
    " an insurrectional character.",
    [
        paragraph(
            "These demonstrations were violently repressed. There are dozens of dead, hundreds of injured and thousands of"
            " arrests. At the request of the country's authorities, for the past few days and as part of the CSTO",
            call(1),
            " defense agreement, Russian troops have been present in Kazakhstan and in particular on key sites. This"
            " situation does not come from nothing. For years worker protests, particularly in the oil sector, have been"
            " taking place and mobilizing thousands of workers. Thus in Zhanaozen, an important industrial center, the 2011"
            " repression of demonstrations left 17 dead.",
        ),
        paragraph(
            "At issue are the living conditions, low wages and a dictatorship which liquidated hundreds of trade union"
            " organizations and banned communist parties and those contesting the power of Nursultan Nazarbayev",
            call(2),
            ", the former president and his successor Kassym-Jomart Tokayev. What sparked things off at the start of the year"
            " was the doubling of the price of gas, which is essential to life since it is the main source of energy for the"
            " inhabitants of the country.",
        ),
        paragraph(
            "Thus, on January 3, the entire region of Mangystau was on general strike, a strike that extended to the"
            " neighboring region of Atyrau. On January 4 the oil workers of the Tengizchevroil company (in which the"
            " participation of American companies reaches 75%) went on strike. This is where 40,000 workers were laid off"
            " last December and another round of layoffs is expected. They were then supported during the day by tankers"
            " from the Aktobe, West Kazakhstan and Kyzylorda regions.",
        ),
        paragraph(
            "These strikes and popular demonstrations demand a higher standard of living and express their opposition to the"
            " plundering of the country's energy wealth by the monopolies led by a capitalist oligarchy which has bled the"
            " country dry and sells the coveted wealth of the country (gas, oil, uranium, metals...) to the highest bidder"
            " from Russia, to China via the USA. This situation is the result of the liquidation of the USSR, the social"
            " conquests of the workers and the re-establishment of capitalism under the leadership of a ferocious"
            " anti-social and anti-national dictatorship.",
        ),
        paragraph(
            "Our party expresses its solidarity with the thousands of workers who, defying the police state regime and"
            " repressions, have taken to the streets to demand the improvement of their standard of living and to express"
            " their opposition to the plundering of the country's energy wealth by the monopolies.",
        ),
        demands(
            "We demand:",
            "The release of all demonstrators detained by the police, as well as the release of all political prisoners.",
            "The abolition of anti-union and anti-labor laws, which have outlawed hundreds of unions in order to allow the"
            " government to suppress the labor movement.",
            "The legalization of communist and democratic parties, which have been banned by the authorities of the country.",
        ),
        {
            "type": "appeal",
            "text": runs(
                "We also say to all those imperialists who would like to take control of Kazakhstan: hands off! the people of"
                " Kazakhstan, the workers, alone must decide the future of their country."
            ),
        },
    ],
    [
        (
            "The Collective Security Treaty Organization (CSTO) (Russian: ",
            tongue("Организация Договора о коллективной безопасности (ОДКБ)", "ru"),
            ") is a political-military organization founded on October 7, 2002. It includes Armenia, Belarus, Kazakhstan,"
            " Kyrgyzstan, Russia and Tajikistan.",
        ),
        "A politician close to Mr. Gorbachev who exercised important responsibilities in the Soviet Socialist Republic of"
        " Kazakhstan and who was President of Kazakhstan from 1991 to 2019.",
    ],
)


def kazakhstan(**more: Any) -> dict[str, Any]:
    return edition(KAZAKHSTAN, parties(), **more)
