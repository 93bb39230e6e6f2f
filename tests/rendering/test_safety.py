"""Nothing outside the content reaches a page, and no content reaches outside."""

import pytest

from releases.rendering.engine import Refused, refuse, weasyprint
from releases.rendering.inline import Inlines
from releases.rendering.markup import css_string, tag
from releases.words.wording import Words

from .contents import document, run


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "http://127.0.0.1/", "https://example.org/a.png", "data:text/plain,x"]
)
def test_every_fetch_is_refused(url):
    with pytest.raises(Refused):
        refuse(url)


@pytest.mark.slow
@pytest.mark.parametrize(
    "html", ['<img src="file:///etc/passwd">', '<link rel="attachment" href="file:///etc/passwd">']
)
def test_a_page_that_tries_to_fetch_is_not_printed(html):
    page = weasyprint().HTML(string=html, url_fetcher=refuse)

    with pytest.raises(Refused):
        page.write_pdf()


def test_what_is_not_markup_is_escaped():
    assert tag("p", "<b>&", title='"') == '<p title="&quot;">&lt;b&gt;&amp;</p>'
    assert tag("p", tag("b", "x") + "<i>") == "<p><b>x</b>&lt;i&gt;</p>"
    assert css_string('a"b\n</style>') == '"a\\22 b\\a \\3c \\2f style\\3e "'


@pytest.mark.parametrize("href", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_addresses_of_the_web_become_links(href):
    inlines = Inlines(document("en", "T", None, []), Words("en"), 0)

    assert inlines.html([run("text", {"type": "link", "href": href})]) == "text"
    assert "href" in inlines.html([run("text", {"type": "link", "href": "https://example.org"})])
