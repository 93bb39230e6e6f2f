"""Documents for the linter's tests, and what it says of them in short."""

from organisations.scripts import direction_of
from statements.text.linting import findings


def saying(*runs, language="en", notes=0):
    """One paragraph of these runs: words, `{"note": "n1"}`, or an inline with marks."""
    text = [{"text": run} if isinstance(run, str) else run for run in runs]
    return {
        "version": 1,
        "language": language,
        "direction": direction_of(language),
        "title": "—",
        "lead": None,
        "blocks": [{"id": "p1", "type": "paragraph", "text": text}],
        "notes": [{"id": f"n{n}", "text": [{"text": "42."}]} for n in range(1, notes + 1)],
    }


def demanding(*texts, language="en", lead_in="", marker="dash"):
    document = saying("–", language=language)
    demands = [{"id": f"d{n}", "text": [{"text": text}] if text else []} for n, text in enumerate(texts, 1)]
    document["blocks"].append(
        {"id": "l1", "type": "demand_list", "lead_in": lead_in, "marker": marker, "demands": demands}
    )
    return document


def rules(document):
    return [finding.rule for finding in findings(document)]
