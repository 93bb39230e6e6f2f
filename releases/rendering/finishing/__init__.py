"""Finishing: from what WeasyPrint prints to what an archive and a screen reader accept. One module, one pass."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from releases.words.wording import Words

from . import (
    attachment,
    codes,
    identity,
    joining,
    links,
    lists,
    mirrors,
    notes,
    running,
    seal_field,
    small,
    spacing,
    targets,
    tree,
    unbroken,
    vowels,
)


def finish(raw: bytes, content: dict[str, Any], record: bytes) -> bytes:
    """The finished, unsealed PDF. The same input gives the same bytes."""
    words = Words(content["language"])
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        document = tree.read(pdf)
        joining.join(document)
        lists.mend(document)
        notes.place(document)
        targets.mend(pdf)
        fonts = codes.read(pdf)
        mirrors.tell(pdf, fonts)
        vowels.attach(pdf, fonts)
        codes.write(pdf, fonts)
        if content["direction"] == "ltr":
            spacing.put_back(pdf, document)
        if content["language"].split("-")[0].lower() in unbroken.LANGUAGES:
            unbroken.join(pdf, document)
        running.set_apart(pdf, document)
        links.describe(pdf, words)
        seal_field.add(pdf, document, words.say("seal", name=content["issuer"]["name"]))
        small.mend(pdf, document)
        tree.write(pdf, document)
        attachment.attach(pdf, record, words.say("record"), content["released_at"])
        identity.name(pdf, content)
        identity.identifiers(pdf, content, record)
        out = io.BytesIO()
        # A seal is an incremental update: plain objects and one table keep every reader able to follow it.
        pdf.save(
            out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=True, deterministic_id=True,
            fix_metadata_version=False,
        )  # fmt: skip
        return out.getvalue()
