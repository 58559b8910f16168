"""What the sweeping tests need of this room."""

from dataclasses import replace

from eachother.people.models import Person
from eachother.practice import actions
from eachother.practice.models import Sitting, Version
from eachother.practice.tests.make import KETTLE

NOBODYS = "aaaaaaaaaaaaaaaa"
TABLE = """
practice:practice     /practice                                             | in 200   | 405
practice:new          /practice/new                                         | in 200   | in 422
practice:conversation /practice/{script}                                  | seen 200 | 405
practice:conversation /practice/{nobody}                                    | in 404   | 405
practice:wording      /practice/{script}/wording                          | seen 200 | seen 422
practice:alone        /practice/{script}/alone                            | seen 200 | seen 200
practice:along        /practice/{script}/along                            | 405      | seen 200
practice:sittings     /practice/{script}/sittings                         | 405      | seen 302
practice:version      /practice/{script}/versions/{said}      | seen 200 | 405
practice:version      /practice/{script}/versions/{nobody}                | in 404   | 405
practice:removal /practice/{script}/versions/{said}/removal|door 403 200 403 403 404 403|door 403 302 403 403 404 403
practice:sitting      /sittings/{practice_sitting}                          | two 200  | 405
practice:sitting      /sittings/{nobody}                                    | in 404   | 405
practice:seat         /sittings/{practice_sitting}/seat                     | 405      | two 302
practice:choice       /sittings/{practice_sitting}/choice                   | 405      | two 302
practice:again        /sittings/{practice_sitting}/again                    | 405      | two 302
practice:departure    /sittings/{practice_sitting}/departure                | 405      | in 302
"""
PAGES: dict[str, tuple[str, ...]] = {  # what Wren opens
    "practice:practice": ("/practice",),
    "practice:new": ("/practice/new",),
    "practice:conversation": ("/practice/{script}",),
    "practice:wording": ("/practice/{script}/wording",),
    "practice:alone": ("/practice/{script}/alone",),
    "practice:version": ("/practice/{script}/versions/{said}",),
    "practice:removal": ("/practice/{script}/versions/{said}/removal",),
    "practice:sitting": ("/sittings/{practice_sitting}", "/sittings/{practice_waiting}"),
}
NO_PAGE = {
    "practice:along",
    "practice:sittings",
    "practice:seat",
    "practice:choice",
    "practice:again",
    "practice:departure",
}


def comes_to_be(writer: Person, other: Person, title: str = "The ladder") -> dict[str, str]:
    """`writer` has written one, and the two sit at it: the refs of it all."""
    conversation = actions.write(replace(KETTLE, title=title), by=writer)
    sitting = actions.sit_down(conversation.versions.get(), 1, by=writer)
    actions.sit_opposite(sitting, by=other)
    return refs_of(writer)


def refs_of(writer: Person | None) -> dict[str, str]:
    """What stands in the braces of addresses: what is this person's; else what is nobody's."""
    version = Version.objects.filter(by=writer).select_related("conversation").first() if writer else None
    sitting = Sitting.objects.filter(version=version).first() if version else None
    return {
        "script": version.conversation.ref if version else NOBODYS,
        "said": version.ref if version else NOBODYS,
        "practice_sitting": sitting.ref if sitting else NOBODYS,
    }


def is_there_before(wren: Person) -> None:
    actions.write(KETTLE, by=wren)


def comes_between(wren: Person, juniper: Person, words: str) -> None:
    """Juniper writes one and changes Wren's; they sit at both, on either side, and she holds a place."""
    theirs = Version.objects.filter(by=wren).select_related("conversation").first()
    hers = actions.write(replace(KETTLE, title=words), by=juniper).versions.get()
    written = [hers]
    if theirs:
        actions.change(theirs.conversation, replace(KETTLE, title=f"{words} Wren"), by=juniper)
        written.append(theirs)
    for version in written:
        for one, other in ((wren, juniper), (juniper, wren)):
            actions.sit_opposite(actions.sit_down(version, 0, by=one), by=other)
    actions.sit_down(hers, 0, by=juniper)


def goes_on(by: Person) -> None:
    """They change what others wrote, and hold a place at it."""
    for version in Version.objects.visible_to(by).select_related("conversation").order_by("pk"):
        actions.change(version.conversation, replace(KETTLE, title=f"Anew {version.pk}"), by=by)
        actions.sit_down(version, 0, by=by)


def in_riverside(wren: Person, juniper: Person) -> dict[str, str]:
    """What Wren wrote; where she sits at it with Juniper, in the middle of it; and where she holds a place."""
    version = Version.objects.filter(by=wren).select_related("conversation").earliest("pk")
    waiting = actions.sit_down(version, 0, by=wren)
    sitting = actions.sit_down(version, 0, by=juniper)
    actions.sit_opposite(sitting, by=wren)
    actions.choose(sitting, 0, at=0, by=wren)
    return {
        "script": version.conversation.ref,
        "said": version.ref,
        "practice_sitting": sitting.ref,
        "practice_waiting": waiting.ref,
    }
