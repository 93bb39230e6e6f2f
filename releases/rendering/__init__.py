"""From the frozen content of an edition to the bytes of a finished PDF. WeasyPrint is imported nowhere else."""

from .child import render_in_child
from .errors import MissingGlyph, RenderFailed

__all__ = ["MissingGlyph", "RenderFailed", "render_in_child"]
