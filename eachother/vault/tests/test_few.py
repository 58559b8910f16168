"""Epochs of a few, as the server checks them: who comes in by whose word, who goes, and why a record is."""

from typing import Any

from eachother.vault.encoding import from_base64, to_base64
from eachother.vault.envelopes import Epoch, Identity, check_approval, read_epoch
from eachother.vault.sealing import Account, Talk, approve, begin, read_talk
from eachother.vault.tests.make import Change, flipped, person, refused, resigned

THREE = ("wren", "juniper", "otter")


def few(*names: str) -> Talk:
    wren, *others = (person(name) for name in names or THREE)
    return begin(wren, *others)


def words_for(talk: Talk, newcomer: Account, *by: str) -> dict[str, str]:
    return {person(name).ref: approve(person(name), talk, newcomer.public) for name in by}


def publics(*names: str) -> list[Identity]:
    return [person(name).public for name in names]


def changed(talk: Talk, change: Change) -> Epoch:
    record = resigned(talk.record, "eo1/epoch", person("wren"), change)
    return read_epoch(record, connection=talk.connection)


def joined() -> Talk:
    """Sorrel has come in by Wren's hand."""
    talk, sorrel = few(), person("sorrel")
    approvals = {sorrel.ref: words_for(talk, sorrel, "juniper", "otter")}
    talk.next_epoch(person("wren"), *publics(*THREE, "sorrel"), why="joined", approvals=approvals)
    return talk


def test_by_everybody_s_word_somebody_comes_in() -> None:
    talk = joined()
    first, second = talk.epochs
    second.check_follows(first)
    given = talk.keys_for(person("sorrel"), *(person(name) for name in THREE))
    theirs = read_talk(
        person("sorrel"), connection=talk.connection, epochs=given["epochs"], identities=given["identities"]
    )
    before = few_words(talk, epoch=1)
    with refused("no-grant"):
        theirs.open(before, sender=person("wren").ref)
    assert theirs.open(talk.seal("words", {"text": "welcome"}).text, sender=person("wren").ref).body == {
        "text": "welcome"
    }
    without = [*given["epochs"][:1], {**given["epochs"][1], "grant": None}]
    with refused("no-grant"):
        read_talk(person("sorrel"), connection=talk.connection, epochs=without, identities=given["identities"])


def few_words(talk: Talk, *, epoch: int) -> str:
    """What was said before the newest epoch."""
    earlier = Talk(talk.account, talk.connection, talk.epochs[:epoch], talk.keys[:epoch], talk.grants[:epoch])
    return earlier.seal("words", {"text": "before"}).text


def test_without_everybody_s_word_nobody_comes_in() -> None:
    talk = joined()
    first, sorrel = talk.epochs[0], person("sorrel")
    good = talk.epochs[1].record.fields["approvals"][sorrel.ref]
    otter, juniper = person("otter").ref, person("juniper").ref
    elsewhere = words_for(few(), sorrel, "otter")
    other_person = words_for(Talk(person("otter"), talk.connection, [first]), person("heron"), "otter")
    later = words_for(talk, sorrel, "otter")
    cases: list[tuple[str, Any]] = [
        ("ghost-member", {}),
        ("ghost-member", {sorrel.ref: {}}),
        ("ghost-member", {sorrel.ref: []}),
        ("ghost-member", {sorrel.ref: {juniper: good[juniper]}}),
        ("ghost-member", {sorrel.ref: {**good, person("wren").ref: good[juniper]}}),
        ("ghost-member", {sorrel.ref: good, otter: {}}),
        ("ghost-member", {sorrel.ref: {**good, otter: good[juniper]}}),
        ("ghost-member", {sorrel.ref: {**good, **elsewhere}}),
        ("ghost-member", {sorrel.ref: {**good, **other_person}}),
        ("ghost-member", {sorrel.ref: {**good, **later}}),
        ("ghost-member", {sorrel.ref: {**good, otter: flipped(good[otter], 3)}}),
        ("wrong-length", {sorrel.ref: {**good, otter: "AAAA"}}),
        ("malformed", {sorrel.ref: {**good, otter: 5}}),
    ]
    for reason, approvals in cases:
        wrong = changed(talk, lambda r, approvals=approvals: {**r, "approvals": approvals})  # type: ignore[misc]
        with refused(reason):
            wrong.check_follows(first)


def test_a_record_says_why_it_is() -> None:
    talk = few()
    talk.next_epoch(person("wren"), *publics("wren", "juniper"), why="left")
    first, second = talk.epochs
    second.check_follows(first)
    for why in ("joined", "renewed"):
        with refused("wrong-why"):
            changed(talk, lambda r, why=why: {**r, "why": why}).check_follows(first)  # type: ignore[misc]
    with refused("wrong-why"):
        changed(talk, lambda r: {**r, "why": "hello"})
    with refused("wrong-why"):
        begin_with = few()
        changed(begin_with, lambda r: {**r, "why": "renewed"})
    swapped, heron = few(), person("heron")
    approvals = {heron.ref: words_for(swapped, heron, "juniper", "otter")}
    swapped.next_epoch(person("wren"), *publics("wren", "juniper", "heron"), why="joined", approvals=approvals)
    with refused("wrong-why"):
        swapped.epochs[1].check_follows(swapped.epochs[0])


def test_nobody_is_the_thirteenth() -> None:
    crowd = [person(f"person {n}") for n in range(12)]
    talk = begin(*crowd)
    sorrel = person("sorrel")
    with refused("members"):
        talk.next_epoch(crowd[0], *(one.public for one in crowd), sorrel.public, why="joined")


def test_whoever_has_left_reads_and_makes_nothing_more() -> None:
    talk = joined()
    otter = person("otter")
    talk.next_epoch(person("juniper"), *publics("wren", "juniper", "sorrel"), why="left")
    given = talk.keys_for(otter, *(person(name) for name in ("wren", "juniper", "sorrel")))
    with refused("not-a-member"):
        read_talk(otter, connection=talk.connection, epochs=given["epochs"], identities=given["identities"])
    talk.next_epoch(otter, *publics("wren", "juniper", "otter", "sorrel"), why="renewed")
    with refused("wrong-author"):
        talk.epochs[3].check_follows(talk.epochs[2])


def test_nobody_makes_the_key_of_those_they_have_left() -> None:
    with refused("wrong-author"):
        few().next_epoch(person("otter"), *publics("wren", "juniper"), why="left")


def test_begun_anew_after_a_backup_with_those_who_are_here_and_nobody_new() -> None:
    for names in (THREE, ("wren", "juniper")):
        talk = few()
        talk.next_epoch(person("wren"), *publics(*names), why="restored")
        talk.epochs[1].check_follows(talk.epochs[0])
    with refused("wrong-why"):
        begun = few()
        changed(begun, lambda r: {**r, "why": "restored"})
    talk, sorrel = few(), person("sorrel")
    approvals = {sorrel.ref: words_for(talk, sorrel, "juniper", "otter")}
    talk.next_epoch(person("wren"), *publics(*THREE, "sorrel"), why="restored", approvals=approvals)
    with refused("wrong-why"):
        talk.epochs[1].check_follows(talk.epochs[0])


def test_a_word_for_somebody_is_for_them_alone_here_and_now() -> None:
    talk, sorrel = few(), person("sorrel")
    word = approve(person("otter"), talk, sorrel.public)
    newcomer = joined().epochs[1].members[[m.account for m in joined().epochs[1].members].index(sorrel.ref)]
    about: dict[str, Any] = {
        "ed25519": person("otter").public.ed25519,
        "connection": talk.connection,
        "epoch": 2,
        "previous": talk.epochs[0].hash,
        "newcomer": newcomer,
    }
    assert check_approval(word, **about) == from_base64(word)
    wrong: list[dict[str, Any]] = [
        {"ed25519": person("juniper").public.ed25519},
        {"connection": few().connection},
        {"epoch": 3},
        {"previous": bytes(32)},
        {"newcomer": newcomer._replace(account=person("heron").ref)},
        {"newcomer": newcomer._replace(x25519=person("heron").public.x25519)},
    ]
    for other in wrong:
        with refused("ghost-member"):
            check_approval(word, **{**about, **other})
    with refused("wrong-length"):
        check_approval(to_base64(bytes(63)), **about)
