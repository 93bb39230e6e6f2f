"""What a request looks like, for whoever reads the description or tries it. All of it is invented."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

from statements.text.canonical import digest

UID = "k7m2x9qw4tbd"
DOCUMENT: dict[str, Any] = {
    "version": 1,
    "language": "en",
    "direction": "ltr",
    "title": "Water is a right",
    "lead": {"id": "p1", "text": [{"text": "The council of Port Meridian wants to sell the springs of the valley."}]},
    "blocks": [
        {
            "id": "p2",
            "type": "paragraph",
            "text": [
                {"text": "Seven cities that sold theirs have seen prices "},
                {"text": "double", "marks": [{"type": "strong"}]},
                {"note": "n1"},
                {"text": "."},
            ],
        },
        {
            "id": "l1",
            "type": "demand_list",
            "lead_in": "We demand:",
            "addressee": "The council of Port Meridian",
            "marker": "dash",
            "demands": [
                {"id": "d1", "text": [{"text": "An immediate end to the sale."}]},
                {"id": "d2", "text": [{"text": "Prices that every household can pay."}]},
            ],
        },
        {"id": "a1", "type": "appeal", "text": [{"text": "Water belongs to everyone!"}]},
    ],
    "notes": [{"id": "n1", "text": [{"text": "Figures of the water office, 2025."}]}],
}
TEXT = """N° 42 – February 2026

Water is a right

Seven cities have seen prices double.

We demand:
- an end to the sale;
- fair prices.
"""
CSV = """name,short_name,language,country,kind,person,office,email
Dockers of Example,DE,en,United Kingdom,union,Lee Doe,Chair,lee@dockers.example
"Δημοκρατική Ένωση, Δείγμα",ΔΕΔ,el,Greece,party,Ελένη Μάρκου,Γραμματέας,office@ded.example
"""
DIGEST = digest(DOCUMENT)

# operation: what it is sent for: the body
BODIES: dict[str, dict[str, Any]] = {
    "post_statements": {
        "A document": {"document": DOCUMENT, "issue": {"number": 42, "date": "2026-02"}, "message": "First draft"},
        "A plain text": {"text": TEXT, "language": "en"},
    },
    "put_present_text": {"A document": {"document": DOCUMENT, "message": "The figures have a source now"}},
    "post_comments": {
        "On words of a clause": {
            "clause": "p2",
            "quotation": "double",
            "text": "Since when? @Kim Roe has the figures.",
            "audience": "everybody",
        },
        "On positions of the editor": {"start": 110, "end": 116, "version": 0, "text": "Since when?"},
    },
    "post_answers": {"An answer": {"text": "Since 2019."}},
    "post_settle_issue": {"Number and month": {"number": 42, "date": "2026-02"}},
    "post_decisions": {
        "Approve": {"verdict": "approve", "digest": DIGEST},
        "Send back": {"verdict": "return", "digest": DIGEST, "reason": "The figures need a source."},
    },
    "post_withdraw": {"With a reason": {"reason": "The council has given up the sale."}},
    "post_import_organisations": {"Two allies": {"csv": CSV}},
    "post_circulations": {
        "Until a Saturday evening": {
            "deadline": "2027-05-01T18:00:00+03:00",
            "answer_by": "2027-04-24T18:00:00+03:00",
            "zone": "Europe/Athens",
            "names_visible": True,
        }
    },
    "post_extend": {"A week more": {"deadline": "2027-05-08T18:00:00+03:00"}},
    "post_invitations": {"Two allies": {"organisations": [UID, "p3v8hn5rz6cf"]}},
    "post_ask_for_code": {"To sign": {"act": "sign", "digest": DIGEST}, "To withdraw": {"act": "withdraw"}},
    "post_sign": {
        "A union signs": {
            "person": "Lee Doe",
            "office": "Chair",
            "email": "lee@dockers.example",
            "organ": "Executive committee",
            "decided_on": "2026-03-09",
            "digest": DIGEST,
            "code": "402913",
        }
    },
    "post_decline": {"With a reason": {"reason": "Our congress has not spoken about this."}},
    "post_forward": {"To a colleague": {"name": "Kim Roe", "email": "kim@dockers.example"}},
    "post_defer": {"A day": {"decides_on": "2027-04-20"}},
    "post_withdraw_signature": {"With the code": {"code": "402913"}},
    "post_object_to": {"With a reason": {"reason": "Nobody of our committee has signed this."}},
    "post_resolve_objection": {"The name goes": {"upheld": True}, "The signature counts": {"upheld": False}},
    "post_releases_of_statement": {"The next number": {}, "This number": {"number": 42}},
    "post_verify": {"A file": {"file": "%PDF-1.7 …"}},
}
FORMS = {"post_verify": "multipart/form-data"}  # all others take JSON

# Of a parameter by its name. None for the Idempotency-Key: whoever copies it for two acts is refused the second.
PARAMETERS = {
    "uid": UID,
    "thread": "p3v8hn5rz6cf",
    "code": DIGEST[:12],
    "If-Match": f'"3-{DIGEST}"',
    "country": "GR",
    "language": "en",
    "q": "water",
    "old": 1,
    "new": 2,
}


def bodies_of(operation: str) -> list[OpenApiExample]:
    form = FORMS.get(operation, "application/json")
    return [
        OpenApiExample(name, body, request_only=True, media_type=form)
        for name, body in BODIES.get(operation, {}).items()
    ]
