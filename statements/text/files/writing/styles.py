"""How a statement looks in a word processor: the styles by which its blocks are found again."""

# Name → what Word's XML says of its paragraphs, and of its letters.
PARAGRAPHS: dict[str, tuple[str, str]] = {
    "Title": ("", ""),
    "Lead": ('<w:spacing w:before="120" w:after="240"/>', '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    "Demand list lead-in": ('<w:keepNext/><w:spacing w:before="240" w:after="80"/>', "<w:b/><w:bCs/>"),
    "Addressee": ('<w:keepNext/><w:spacing w:after="80"/>', "<w:i/><w:iCs/>"),
    "Demand dash": ("", ""),
    "Demand bullet": ("", ""),
    "Demand number": ("", ""),
    "Demand letter": ("", ""),
    "Quotation": ('<w:spacing w:before="120" w:after="80"/><w:ind w:left="567" w:right="567"/>', "<w:i/><w:iCs/>"),
    "Quotation source": ('<w:spacing w:after="240"/><w:ind w:left="567" w:right="567"/><w:jc w:val="right"/>', ""),
    "Appeal": ('<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:jc w:val="center"/>', "<w:b/><w:bCs/>"),
    "Separator": ('<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>', ""),
    "Note": ("", '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
}
# The same for OpenDocument: attributes of style:paragraph-properties and style:text-properties.
OPEN_PARAGRAPHS: dict[str, tuple[str, str]] = {
    "Lead": (
        'fo:margin-bottom="0.42cm"',
        'fo:font-size="14pt" style:font-size-asian="14pt" style:font-size-complex="14pt"',
    ),
    "Demand list lead-in": (
        'fo:keep-with-next="always" fo:margin-top="0.42cm"',
        'fo:font-weight="bold" style:font-weight-complex="bold"',
    ),
    "Addressee": ('fo:keep-with-next="always"', 'fo:font-style="italic" style:font-style-complex="italic"'),
    "Demand dash": ("", ""),
    "Demand bullet": ("", ""),
    "Demand number": ("", ""),
    "Demand letter": ("", ""),
    "No demand, dash": ("", ""),
    "No demand, bullet": ("", ""),
    "No demand, number": ("", ""),
    "No demand, letter": ("", ""),
    "Quotation": (
        'fo:margin-left="1cm" fo:margin-right="1cm"',
        'fo:font-style="italic" style:font-style-complex="italic"',
    ),
    "Quotation source": ('fo:margin-left="1cm" fo:margin-right="1cm" fo:text-align="end"', ""),
    "Appeal": (
        'fo:text-align="center" fo:margin-top="0.6cm"',
        'fo:font-weight="bold" style:font-weight-complex="bold"',
    ),
    "Separator": ('fo:text-align="center"', ""),
    "Note": ("", 'fo:font-size="10pt" style:font-size-complex="10pt"'),
}
RAISED = '<w:vertAlign w:val="superscript"/>'
OPEN_RAISED = 'style:text-position="super 58%"'
