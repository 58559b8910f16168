"""The dialogue of the paper, as one conversation: Mead, 'Peer Support: What Makes it Unique?' (2004).

Two people take both roles in it: the one who begins in need of help ends by giving it.
"""

from typing import NamedTuple


class Line(NamedTuple):
    by: str
    text: str


JUNIPER, WREN = "Juniper", "Wren"

DIALOGUE = [
    Line(
        JUNIPER,
        "My depression is really acting up lately and my doctor says I need to increase my medication but I don’t "
        "really want to.",
    ),
    Line(WREN, "What does it mean for you when you say that your depression is acting up?"),
    Line(JUNIPER, "Well, I’m sleeping more and don’t really feel like eating."),
    Line(
        WREN,
        "Boy I can remember a time when it seemed like every time I didn’t feel too great I would interpret it as "
        "depression. I’ve had to work at thinking differently so now when I have some of those reactions I simply "
        "wonder if it’s just my body’s way of saying I’m exhausted or frustrated.",
    ),
    Line(JUNIPER, "But the last time I felt like this I ended up in the hospital."),
    Line(WREN, "Was that helpful?"),
    Line(
        JUNIPER,
        "Well they changed my medications around and gave me shock treatments… at least I wasn’t so depressed anymore.",
    ),
    Line(
        WREN,
        "I wonder if there are other ways you could think about what you might need when you’re feeling tired a lot "
        "and not wanting to eat…",
    ),
    Line(JUNIPER, "Like what?"),
    Line(
        WREN,
        "Well sometimes when I’m doing something new or uncomfortable I don’t feel very confident. Now I try to simply "
        "let it be ok to be uncomfortable. Instead of going to bed I go to the gym.",
    ),
    Line(
        WREN,
        "I was just on my way to the gym, would you like to come with me? I’ve actually had some difficulty going "
        "alone, I always feel so overly conscious about my body. I feel like everyone’s staring.",
    ),
    Line(
        JUNIPER,
        "Wow I used to feel that way and it kept me from even wanting to use the locker room. I realized that we all "
        "kind of think about ourselves and decided that probably no one really was paying attention. I’d be happy to "
        "go with you if you think it might help.",
    ),
]

AGREED = "We walk to the gym together, and neither of us has to be brave about it."
