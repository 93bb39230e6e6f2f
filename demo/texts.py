"""The demo's statements: written for it, about things that never happened."""

from typing import Any


def _list(lead_in: str, *demands: str, marker: str = "dash") -> dict[str, Any]:
    return {
        "id": "l1",
        "type": "demand_list",
        "lead_in": lead_in,
        "marker": marker,
        "demands": [{"id": f"d{n}", "text": [{"text": d}]} for n, d in enumerate(demands, 1)],
    }


def _statement(
    title: str, lead: str, paragraphs: list[Any], demands: dict[str, Any], appeal: str, notes: list[str] | None = None
) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [
        {"id": f"p{n}", "type": "paragraph", "text": [{"text": p}] if isinstance(p, str) else p}
        for n, p in enumerate(paragraphs, 2)
    ]
    return {
        "version": 1,
        "language": "en",
        "direction": "ltr",
        "title": title,
        "lead": {"id": "p1", "text": [{"text": lead}]},
        "blocks": [*blocks, demands, {"id": "a1", "type": "appeal", "text": [{"text": appeal}]}],
        "notes": [{"id": f"n{n}", "text": [{"text": t}]} for n, t in enumerate(notes or [], 1)],
    }


HARBOUR = _statement(
    "Solidarity with the harbour workers of Port Meridian",
    "For nine weeks the crane drivers of Port Meridian have refused to load weapons. The port authority answers with dismissals.",
    [
        [
            {
                "text": "On 3 March the night shift stopped work when crates marked as machine parts turned out to hold ammunition"
            },
            {"note": "n1"},
            {
                "text": ". Since then three hundred people have lost their pay, eleven of them their homes, and two are held without charge."
            },
        ],
        "The company says that a port is no place for politics. But whoever decides what is loaded has already decided, and only asks that nobody look.",
        [
            {
                "text": "Harbour workers in six countries have declared that they will not handle what Port Meridian refused. We stand with them, and with the families who keep the strike kitchen open in the old customs house"
            },
            {"note": "n2"},
            {"text": "."},
        ],
    ],
    _list(
        "We demand:",
        "The immediate release of the two detained shop stewards.",
        "The return of all dismissed workers to their posts, with full pay for the weeks of the dispute.",
        "The publication of every cargo manifest of the last two years.",
        "An end to the transport of weapons through civilian ports.",
    ),
    "Not one crate, not one shift: an injury to one is an injury to all!",
    [
        "Inspection report of the harbour cooperative, 4 March, annex B.",
        "The kitchen serves eight hundred meals a day and lives from donations.",
    ],
)

WATER = _statement(
    "Water is a right, not a market",
    "Since the first of April the workers of the water company have been on strike against its sale.",
    [
        "Seven cities have seen prices double within a year. Whoever cannot pay is cut off, and whoever protests is dismissed.",
        "Our organisations stand with the strikers and with the families who have kept the wells open.",
    ],
    _list(
        "We demand:",
        "An immediate end to the privatisation of the company.",
        "The return of all dismissed workers to their posts.",
        "The publication of every contract signed since 2015.",
    ),
    "Water belongs to everyone!",
)

BUS = _statement(
    "On the arrest of the bus drivers of Linden Street",
    "On Monday morning fourteen bus drivers were arrested at the Linden Street depot, in their uniforms, before the first run.",
    [
        "They had done nothing but refuse a roster of fourteen hours. A tired driver is a danger to everybody on the road."
    ],
    _list("We demand:", "That all charges be dropped.", "A working day of eight hours.", marker="number"),
    "Whoever drives the city must be able to sleep!",
)

RENT = _statement(
    "Homes before returns",
    "In the northern quarters every fourth flat stands empty while two thousand families wait for one.",
    ["The funds that own them call this a healthy vacancy. We call it by its name."],
    _list("We call on the city council:", "To register every empty flat.", "To let it after six months of vacancy."),
    "A roof is not a share!",
)

SCHOOL = _statement(
    "For the teachers of the valley schools",
    "The ministry wants to close nineteen of thirty-one schools in the valley before the winter.",
    [
        "The children would travel three hours a day. The teachers have offered to stay for half their pay; the answer was silence."
    ],
    _list("We demand:", "That no school be closed in this legislature.", "A hearing of parents and teachers."),
    "A school is the heart of a village!",
)

SEEDS = _statement(
    "Seeds are not inventions",
    "With the new seed act, farmers who save part of their harvest for the next year become offenders.",
    ["For ten thousand years nobody needed a licence to sow."],
    _list("We demand:", "The withdrawal of the seed act.", "A public register of traditional varieties."),
    "Who sows shall reap!",
)

CLINIC = _statement(
    "Keep the night clinic open",
    "The only clinic of the eastern district is to close at eight in the evening from next month on.",
    ["A third of its patients come at night, after work, because no employer lets them go earlier."],
    _list("We demand:", "Opening hours around the clock.", "Two more doctors for the night."),
    "Illness keeps no office hours!",
)

FERRY = _statement(
    "The island needs its ferry",
    "The company has cancelled the morning ferry. Two hundred people can no longer get to work.",
    ["This draft was overtaken: the company gave in before it was finished."],
    _list("We demand:", "The morning ferry."),
    "No island without a ferry!",
)
