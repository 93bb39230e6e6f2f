"""A statement as a Wagtail site would keep it: blocks in a stream."""

from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page


class StatementPage(Page):
    body = StreamField(
        [
            ("paragraph", blocks.RichTextBlock()),
            ("heading", blocks.CharBlock()),
            ("demands", blocks.ListBlock(blocks.TextBlock())),
        ]
    )
    content_panels = [*Page.content_panels, FieldPanel("body")]
