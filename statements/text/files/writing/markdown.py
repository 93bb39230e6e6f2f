"""A document as Markdown, as most programs read it: notes as [^1], lists with their marks."""

from statements.text.files import pandoc
from statements.text.files.writing.html import Semantic
from statements.text.reading import Document

_FORM = "markdown-raw_html-smart-simple_tables-header_attributes-raw_attribute-native_divs-auto_identifiers-tex_math_dollars"


def written(document: Document) -> bytes:
    blocks = Semantic(document).blocks()
    return pandoc.write({"blocks": blocks}, _FORM, "--wrap=none", "--markdown-headings=atx")
