"""Pictures of Riverside, drawn here: nothing of them comes from elsewhere."""

from io import BytesIO

from PIL import Image, ImageDraw

from eachother.demo.reading import LifeError

NIGHT, MOON, WOOD, CLAY, LEAF, PALE = "#1d2b45", "#f0d98a", "#8a6a4a", "#b5543a", "#4c7a4a", "#f4efe4"


def drawn(name: str) -> BytesIO:
    """The picture of this name, as a PNG. Raises LifeError when nobody has drawn it."""
    if name != "windowsill":
        raise LifeError(f"Nobody has drawn {name!r}.")
    picture = Image.new("RGB", (1200, 840), PALE)
    _windowsill(ImageDraw.Draw(picture))
    file = BytesIO()
    picture.resize((600, 420), Image.Resampling.LANCZOS).save(file, "PNG")
    file.seek(0)
    return file


def _windowsill(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((140, 60, 1060, 640), fill=NIGHT, outline=WOOD, width=26)
    pen.line((600, 60, 600, 640), fill=WOOD, width=18)
    pen.ellipse((860, 130, 980, 250), fill=MOON)
    for x, y in ((260, 160), (420, 240), (720, 330), (330, 380), (820, 420)):
        pen.ellipse((x, y, x + 8, y + 8), fill=MOON)
    pen.rectangle((80, 640, 1120, 700), fill=WOOD)
    pen.polygon([(300, 520), (470, 500), (440, 642), (330, 642)], fill=CLAY)  # the left pot leans
    pen.line([(385, 510), (360, 400), (300, 300), (250, 240)], fill=LEAF, width=14)
    for box in ((215, 180, 305, 250), (285, 260, 395, 330), (235, 320, 345, 385), (345, 370, 450, 440)):
        pen.ellipse(box, fill=LEAF)
    pen.polygon([(740, 540), (900, 540), (875, 642), (765, 642)], fill=CLAY)
    pen.ellipse((730, 420, 910, 570), fill=LEAF)
