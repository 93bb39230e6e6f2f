"""What can go wrong while a release is printed, in words for the person who pressed the button."""


class RenderFailed(Exception):
    """The PDF was not made; the message says why and what to do."""


class MissingGlyph(RenderFailed):
    """A character that none of the fonts can show; a box is never printed instead."""

    def __init__(self, character: str, word: str) -> None:
        self.character, self.word = character, word
        super().__init__(
            f"No font has the character “{character}” (U+{ord(character):04X}) in “{word}”. Replace it there."
        )
