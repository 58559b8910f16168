"""Light formatting: what somebody typed, as HTML that cannot do anything.

Paragraphs, line breaks, *emphasis*, **strength**, `as typed`, lists, > quotes and links; nothing else of Markdown, no
HTML, no picture, nothing that is fetched from elsewhere. It is made once, when the words are written.
"""

from functools import cache
from threading import Lock

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "code", "ul", "ol", "li", "blockquote", "a"}
SCHEMES = {"http", "https", "mailto"}
_one_at_a_time = Lock()  # what finds links keeps where it is
RULES = ["newline", "emphasis", "backticks", "escape", "link", "autolink", "linkify", "list", "blockquote"]


def shown(words: str) -> str:
    """The words as HTML. Read as Markdown without HTML, then cleaned by a library that knows nothing of Markdown."""
    with _one_at_a_time:
        html = _markdown().render(words)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener noreferrer",
        strip_comments=True,
    )


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": True, "maxNesting": 12}).enable(RULES)
    assert markdown.linkify is not None  # noqa: S101 - it is installed with us
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    return markdown
