"""What the editor says: its buttons, its keys and its sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Groups of buttons: act, label, key.
TOOLS = [
    [
        ("paragraph", gettext_lazy("Paragraph"), "Ctrl+Alt+0"),
        ("heading", gettext_lazy("Heading"), "Ctrl+Alt+2"),
        ("quotation", gettext_lazy("Quotation"), "Ctrl+Alt+Q"),
        ("demands", gettext_lazy("Demands"), "Ctrl+Alt+D"),
        ("appeal", gettext_lazy("Appeal"), "Ctrl+Alt+A"),
    ],
    [
        ("strong", gettext_lazy("Bold"), "Ctrl+B"),
        ("emphasis", gettext_lazy("Italic"), "Ctrl+I"),
        ("link", gettext_lazy("Link"), "Ctrl+K"),
        ("note", gettext_lazy("Note"), "Ctrl+Alt+F"),
        ("count", gettext_lazy("Count of signatories"), "Ctrl+Alt+C"),
    ],
    [("undo", gettext_lazy("Undo"), "Ctrl+Z"), ("redo", gettext_lazy("Redo"), "Ctrl+Y")],
    [
        ("suggest", gettext_lazy("Suggest"), ""),
        ("version", gettext_lazy("Save version"), "Ctrl+S"),
        ("help", gettext_lazy("Keys"), "?"),
    ],
]

HELP = [
    ("Enter", gettext_lazy("A new paragraph; in a demand the next demand")),
    ("Enter Enter", gettext_lazy("Leave the list of demands")),
    ("/", gettext_lazy("In an empty paragraph: choose a block")),
    ("- · 1. · ## · >", gettext_lazy("At the start of a paragraph, then a space: demands, numbered demands, heading, quotation")),
    ("Alt+↑ · Alt+↓", gettext_lazy("Move the paragraph or demand")),
    ("Ctrl+Alt+F", gettext_lazy("A note where you stand; Enter or Esc leaves it; Enter on its number opens it")),
    ("Ctrl+K", gettext_lazy("Link")),
    ("Ctrl+B · Ctrl+I", gettext_lazy("Bold, italic")),
    ("Ctrl+Alt+D · Q · A · 0 · 2", gettext_lazy("Demands, quotation, appeal, paragraph, heading")),
    ("Ctrl+Alt+S", gettext_lazy("A separator")),
    ("Ctrl+Z · Ctrl+Y", gettext_lazy("Undo and redo what you did yourself")),
    ("Backspace", gettext_lazy("Right after a quotation mark or dash was set: as you typed it")),
    ("Ctrl+S", gettext_lazy("Save a version with a reason")),
    ("Alt+F10", gettext_lazy("To the tools; Esc leads back to the text")),
]  # fmt: skip


def words() -> dict[str, str]:
    """Sentences by the names that the editor knows them by; it fills in what stands in braces."""
    return {
        "saved": _("Saved, revision {revision}"),
        "saving": _("Saving"),
        "offline": _("Offline, {n} changes kept here"),
        "offline_one": _("Offline, one change kept here"),
        "out": _("You are logged out; what you typed is kept here"),
        "in_review": _("This text is in review. If you change it, the review ends. You can suggest changes instead."),
        "approved": _("This text is approved. If you change it, it goes back to drafting. You can suggest changes instead."),
        "one_paragraph": _("1 paragraph"),
        "paragraphs": _("{n} paragraphs"),
        "paragraph": _("Paragraph"),
        "heading": _("Heading"),
        "quotation": _("Quotation"),
        "demands": _("Demands"),
        "appeal": _("Appeal"),
        "separator": _("Separator"),
        "note": _("Note"),
        "title": _("Title"),
        "lead": _("Lead"),
        "empty_note": _("Empty note"),
        "one_suggestion": _("1 suggestion is open."),
        "suggestions": _("{n} suggestions are open."),
        "suggestion": _("This cannot be suggested. Switch suggesting off to do it."),
        "show": _("Show"),
        "put_in": _("Put in where I stand"),
        "drop": _("Not needed"),
        "not_reached": _("The server does not answer. Try again in a moment; nothing is lost."),
        "The text has moved on too far to place these words.": _("The text has moved on too far to place these words."),
        "Somebody removed the passage in which you wrote this.": _("Somebody removed the passage in which you wrote this."),
    }  # fmt: skip
