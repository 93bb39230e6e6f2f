"""A note stays on the page of its call (DOMAIN 68).

To squeeze one more line onto a page, WeasyPrint 70 moves notes that are already placed to the next page
(`layout/block.py`, “try to report footnotes”), even when that line is moved away later. It asks whether the page has
notes by the truth of a list, so here that list is false, except where the space for notes is measured.
`tests/rendering/test_layout.py` fails when an upgrade changes this.
"""

from __future__ import annotations

from typing import Any


class _Staying(list):
    """The notes of the page under way; false to whoever wants to move them."""

    asked_for_space = False

    def __bool__(self) -> bool:
        return _Staying.asked_for_space and len(self) > 0


def install() -> None:
    """Teach the layout, once."""
    from weasyprint.layout import LayoutContext

    if hasattr(LayoutContext, "current_page_footnotes"):
        return
    measure = LayoutContext._update_footnote_area

    def update(self: Any) -> bool:
        _Staying.asked_for_space = True
        try:
            measure(self)
        finally:
            _Staying.asked_for_space = False
            self.current_footnote_area.children = list(self.current_page_footnotes)
        # Its answer, whether the notes overflow their own area, is rounding: without a greatest height none can.
        return False

    def get(self: Any) -> list:
        return self.__dict__["notes_of_page"]

    def put(self: Any, notes: list) -> None:
        self.__dict__["notes_of_page"] = _Staying(notes)

    LayoutContext._update_footnote_area = update
    LayoutContext.current_page_footnotes = property(get, put)
