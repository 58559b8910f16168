"""What the sweeping tests need of this room."""

from typing import Any

from eachother.people.models import Person
from eachother.standards import actions
from eachother.standards.models import Reading, Root, Standard, Voice
from eachother.standards.tests import make

NOBODYS = "aaaaaaaaaaaaaaaa"
TABLE = """
standards:standards  /standards                                  | in 200   | 405
standards:growing    /standards/growing                          | in 200   | 405
standards:retired    /standards/retired                          | in 200   | 405
standards:booklet    /standards/booklet                          | in 200   | 405
standards:new        /standards/new                              | in 200   | in 422
standards:shown      /what-ought-to-be                           | 404      | 405
standards:standard   /standards/{standard}                       | seen 200 | 405
standards:standard   /standards/{nobody}                         | in 404   | 405
standards:lineage    /standards/{standard}/lineage               | seen 200 | 405
standards:compare    /standards/{standard}/statements            | seen 200 | 405
standards:seen       /standards/{standard}/seen                  | 405      | seen 302
standards:laying     /standards/{standard}/stories               | seen 200 | in 404
standards:root-removal /standards/{standard}/stories/{standard_root}/removal | 405   | door 403 302 403 403 404 403
standards:reading    /standards/{standard}/reading               | seen 200 | seen 422
standards:reading-removal /standards/{standard}/readings/{standard_read}/removal | 405 | door 403 302 403 403 404 403
standards:statement  /standards/{standard}/statement             | seen 200 | seen 422
standards:voices     /standards/{standard}/voices                | 405      | seen 422
standards:voice-removal /standards/{standard}/voices/{standard_voice}/removal | 405  | door 403 302 403 403 404 403
standards:asking     /standards/{standard}/asking                | seen 200 | seen 422
standards:retirement /standards/{standard}/retirement            | in 404   | in 404
standards:recall     /standards/{standard}/recall                | in 404   | in 404
"""
PAGES: dict[str, tuple[str, ...]] = {  # what Wren opens
    "standards:standards": ("/standards",),
    "standards:growing": ("/standards/growing",),
    "standards:retired": ("/standards/retired",),
    "standards:booklet": ("/standards/booklet",),
    "standards:new": ("/standards/new",),
    "standards:shown": ("/what-ought-to-be",),
    "standards:standard": ("/standards/{standard}", "/standards/{standard_growing}", "/standards/{standard_on_table}"),
    "standards:lineage": ("/standards/{standard}/lineage", "/standards/{standard_growing}/lineage"),
    "standards:compare": ("/standards/{standard_on_table}/statements",),
    "standards:laying": ("/standards/{standard_growing}/stories",),
    "standards:reading": ("/standards/{standard_growing}/reading",),
    "standards:statement": ("/standards/{standard}/statement",),
    "standards:asking": ("/standards/{standard_growing}/asking",),
    "standards:retirement": ("/standards/{standard}/retirement",),
    "standards:recall": ("/standards/{standard}/recall",),
}
SIGNED_OUT: dict[str, tuple[str, ...]] = {"standards:shown": ("/what-ought-to-be",)}
NO_PAGE = {
    "standards:seen",
    "standards:root-removal",
    "standards:reading-removal",
    "standards:voices",
    "standards:voice-removal",
}


def grows(writer: Person) -> dict[str, str]:
    """`writer` has begun one, and all there can be to it is theirs: the refs of it all."""
    standard = make.grown(writer).standard
    actions.say(standard, make.SAID, "asks", by=writer)
    return refs_of(writer)


def refs_of(writer: Person | None) -> dict[str, str]:
    """What stands in the braces of addresses: what is this person's; else what is nobody's."""
    standard = Standard.objects.filter(begun_by=writer).first() if writer else None
    found: dict[str, Any] = {"standard": standard, "standard_root": None, "standard_read": None, "standard_voice": None}
    if standard:
        found["standard_root"] = Root.objects.filter(standard=standard).first()
        found["standard_read"] = Reading.objects.filter(standard=standard, by=writer).first()
        found["standard_voice"] = Voice.objects.filter(standard=standard, by=writer).first()
    return {name: one.ref if one else NOBODYS for name, one in found.items()}


def is_there_before(wren: Person) -> None:
    standard = make.begun(wren, "What Wren began")
    make.laid(standard, make.a_story(wren, "What Wren told"), wren)


def comes_between(wren: Person, juniper: Person, words: str) -> None:
    """She begins one, and puts all that can be put to the one that Wren began; each lays a story of the other's
    there."""
    hers = make.grown(juniper, words, words, words).standard
    actions.say(hers, words, "differs", by=juniper)
    theirs = Standard.objects.filter(begun_by=wren).first()
    for standard in filter(None, (hers, theirs)):
        make.laid(standard, make.a_story(juniper, f"{words} again {standard.pk}"), juniper)
        make.read(standard, juniper, f"{words} {standard.pk}")
        make.stated(standard, juniper, f"{words} {standard.pk}")
        actions.say(standard, words, "differs", by=juniper)


def goes_on(by: Person, third: Person) -> None:
    """They speak to all that there is, and lay a story of a third's under it."""
    for standard in Standard.objects.visible_to(by):
        make.laid(standard, make.a_story(third, f"Told for {standard.pk}"), by)
        make.read(standard, by, "It rains.")
        actions.say(standard, "It rains.", "asks", by=by)


def holds_what_is_somebodys(person: Person, words: str) -> None:
    """A sentence of theirs that everybody was asked about, put back on the table by them: all there can be."""
    statement = make.grown(person, words, words, words)
    actions.adopt(statement.ref, 12, NOBODYS)
    actions.recall(statement.standard, words, by=person)
    actions.say(statement.standard, words, "asks", by=person)


def in_riverside() -> dict[str, str]:
    """One that holds, one that is back on the table, one that grows; and they have a page on the open web."""
    actions.show(True, NOBODYS)
    names = {"standard": "Asking before helping", "standard_on_table": "The hard hour", "standard_growing": "Meals"}
    return {key: Standard.objects.get(name=name).ref for key, name in names.items()}
