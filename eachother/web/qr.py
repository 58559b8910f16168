"""An address as a QR code, drawn here: no other server hears of it, and no script is needed to show it."""

from markupsafe import Markup


def qr(address: str) -> Markup:
    """The code as SVG, with the quiet edge that cameras need. `web/parts.html` puts it on white and gives it a name."""
    import segno  # noqa: PLC0415 - loaded when somebody makes a card, not at every start

    code = segno.make(address, micro=False, error="m", boost_error=False)
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - drawn by us
