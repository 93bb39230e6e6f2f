"""The QR code on the seal block, drawn as one path."""

from __future__ import annotations

import qrcode

from .markup import Html, tag

_QUIET = 1  # modules; the sheet of paper around it is the rest of the quiet zone


def code(address: str, description: str) -> Html:
    """An inline SVG of `address`, with `description` as its alternative text."""
    made = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    made.add_data(address)
    made.make(fit=True)
    rows = made.get_matrix()
    side = len(rows) + 2 * _QUIET
    path = "".join(_runs(row, y) for y, row in enumerate(rows, _QUIET))
    drawing = Html(f'<path fill="#16181d" d="{path}"/>')
    return tag(
        "svg",
        tag("title", description),
        drawing,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {side} {side}",
        class_="code",
    )


def _runs(row: list[bool], y: int) -> str:
    """One rectangle per run of dark modules, so that no hairline shows between two of them."""
    out, x = "", 0
    while x < len(row):
        width = 0
        while x + width < len(row) and row[x + width]:
            width += 1
        if width:
            out += f"M{x + _QUIET} {y}h{width}v1h-{width}z"
        x += width or 1
    return out
