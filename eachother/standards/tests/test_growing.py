"""How a standard grows out of stories."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from eachother.foundation.refs import new_ref
from eachother.notices.models import Notice
from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone
from eachother.standards import actions, limits, queries, rules
from eachother.standards.kinds import STANDS
from eachother.standards.models import Reading, Root, Standard, Statement, Voice
from eachother.standards.tests import make
from eachother.stories.models import Audience, Story


def path_of(standard: Standard, *more: str) -> str:
    return "/".join([f"/standards/{standard.ref}", *more])


def test_from_a_story_to_a_sentence_in_the_pages(wren: Person, heron: Person) -> None:
    story = make.a_story(wren)
    answer = make.post(heron, "/standards/new", name=make.NAME)
    standard = Standard.objects.get()
    assert answer["Location"] == path_of(standard, "stories")
    assert make.TITLE in make.seen_by(heron, path_of(standard, "stories"))
    make.post(heron, path_of(standard, "stories"), story=story.ref)
    root = Root.objects.get()
    make.post(wren, path_of(standard, "reading"), words=make.READING, roots=root.ref)
    make.post(heron, path_of(standard, "reading"), words="She asked nobody.", roots=root.ref, differs="yes")
    page = make.seen_by(wren, path_of(standard))
    assert page.index("She asked nobody.") < page.index(make.READING), "what differs stands first"
    drawn = Reading.objects.get(by=wren).ref
    sent = {"words": make.WORDS, "why": make.WHY, "readings": drawn, "after": "0"}
    assert make.post(wren, path_of(standard, "statement"), **sent)["Location"] == path_of(standard)
    assert set(Statement.objects.get().readings.all()) == {Reading.objects.get(by=wren)}
    make.post(heron, path_of(standard, "voices"), words=make.SAID, stance="asks")
    page = make.seen_by(wren, path_of(standard))
    for said in (make.WORDS, make.WHY, make.SAID, make.TITLE):
        assert said in page
    assert make.WORDS in make.seen_by(wren, "/standards/growing")
    assert make.WORDS not in make.seen_by(wren, "/standards")


def test_only_what_its_teller_lets_stand_there_and_everybody_may_read(wren: Person, heron: Person) -> None:
    standard = make.begun(heron)
    no_yes = make.told(wren, "No yes")
    to_one = make.a_story(wren, "To one", to=Audience.NAMED, readers=(heron,))
    alone = make.a_story(wren, "To nobody", to=Audience.MYSELF)
    page = make.seen_by(heron, path_of(standard, "stories"))
    for story in (no_yes, to_one, alone):
        assert story.title not in page
        assert make.post(heron, path_of(standard, "stories"), story=story.ref).status_code == 404
        with pytest.raises(Gone):
            actions.lay(standard, story, by=heron)
    assert not Root.objects.exists()


def test_its_teller_is_told_and_finds_it_in_the_ledger(wren: Person, heron: Person) -> None:
    standard, story = make.begun(heron), make.a_story(wren)
    make.laid(standard, story, heron)
    make.laid(standard, story, heron)
    assert Notice.objects.get(kind=STANDS).person == wren
    assert "A story of yours lies under a standard" in make.seen_by(wren, "/notices")
    assert make.NAME in make.seen_by(wren, f"/stories/{story.ref}/ledger")
    assert make.post(wren, path_of(standard, "seen")).status_code == 302
    assert not Notice.objects.exists()


def test_laid_by_mistake_it_is_taken_up_again(wren: Person, heron: Person) -> None:
    standard = make.begun(heron)
    root = make.laid(standard, make.a_story(wren), heron)
    removal = path_of(standard, "stories", root.ref, "removal")
    assert make.post(wren, removal).status_code == 403
    make.read(standard, wren)
    make.post(heron, removal)
    assert Root.objects.exists(), "somebody's reading rests on it"
    Reading.objects.all().delete()
    make.post(heron, removal)
    assert not Root.objects.exists()
    assert make.post(heron, removal).status_code == 404


@pytest.mark.parametrize(
    ("page", "sent", "said"),
    [
        ("new", {"name": " … "}, "A few words are enough."),
        ("new", {"name": "n" * 121}, "At most 120 letters"),
        ("reading", {"words": "", "roots": "ROOT"}, "What matters to you in it?"),
        ("reading", {"words": "My own words", "roots": "nonsense"}, "Choose at least one"),
        ("reading", {"words": "w" * 1001, "roots": "ROOT"}, "At most 1000 letters"),
        ("statement", {"words": "", "after": "1", "why": "My own words"}, "What ought to be here? One sentence."),
        ("statement", {"words": "w" * 401, "after": "1"}, "At most 400 letters. Your words"),
        ("statement", {"words": "Something", "why": "w" * 2001, "after": "1"}, "At most 2000 letters"),
        ("statement", {"words": "My own words", "after": "0"}, "not as it was when you opened this page"),
        ("statement", {"words": "My own words", "after": "x"}, "not as it was when you opened this page"),
        ("voices", {"words": "", "stance": "asks"}, "A few words, please"),
        ("voices", {"words": "My own words", "stance": "shouts"}, "It decides nothing"),
        ("asking", {"statement": "STATEMENT", "months": "5", "words": "My own words"}, "After three, six"),
        ("asking", {"statement": "STATEMENT", "months": "12", "words": "w" * 2001}, "At most 2000 letters"),
    ],
)
def test_bad_input_says_what_is_wrong_and_keeps_what_was_typed(
    wren: Person, page: str, sent: dict[str, Any], said: str
) -> None:
    statement = make.grown(wren)
    known = {"ROOT": Root.objects.get().ref, "STATEMENT": statement.ref}
    path = "/standards/new" if page == "new" else path_of(statement.standard, page)
    answer = make.post(wren, path, **{name: known.get(value, value) for name, value in sent.items()})
    assert answer.status_code in (409, 422)
    assert answer.text.count(said) == 1
    assert "My own words" not in sent.values() or "My own words" in answer.text


def test_sent_twice_it_is_once(wren: Person, heron: Person) -> None:
    once = new_ref()
    for _ in range(2):
        make.post(wren, "/standards/new", name=make.NAME, once=once)
    standard = Standard.objects.get()
    root = make.laid(standard, make.a_story(wren), wren)
    for _ in range(2):
        make.post(wren, path_of(standard, "reading"), words=make.READING, roots=root.ref, once=once)
        make.post(wren, path_of(standard, "statement"), words=make.WORDS, after="0", once=once)
        make.post(wren, path_of(standard, "voices"), words=make.SAID, stance="asks", once=once)
    assert [table.objects.count() for table in (Reading, Statement, Voice)] == [1, 1, 1]
    make.post(heron, path_of(standard, "voices"), words=make.SAID, stance="asks", once=once)
    assert Voice.objects.count() == 2, "somebody else's slip is no reason to lose these words"
    again = {"words": make.WORDS, "after": "1"}
    assert make.post(wren, path_of(standard, "statement"), **again).status_code == 422


def test_who_has_not_been_heard_stands_first(wren: Person, heron: Person, otter: Person) -> None:
    elsewhere = make.begun(wren, "Elsewhere")
    actions.say(elsewhere, "Wren spoke here.", "holds", by=wren)
    standard = make.begun(wren)
    for by, words, stance in (
        (wren, "Wren first", "differs"),
        (wren, "Wren second", "differs"),
        (heron, "Heron first", "holds"),
        (heron, "Heron second", "holds"),
        (otter, "Otter first", "differs"),
    ):
        actions.say(standard, words, stance, by=by)
    page = make.seen_by(wren, path_of(standard))
    order = ["Otter first", "Heron first", "Wren first", "Heron second", "Wren second"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


def test_what_is_ones_own_can_be_taken_back(wren: Person, heron: Person) -> None:
    standard = make.begun(wren)
    make.laid(standard, make.a_story(wren), wren)
    reading, voice = make.read(standard, wren), actions.say(standard, make.SAID, "asks", by=wren)
    for one in (path_of(standard, "readings", reading.ref), path_of(standard, "voices", voice.ref)):
        assert make.post(heron, f"{one}/removal").status_code == 403
        assert make.post(wren, f"{one}/removal").status_code == 302
        assert make.post(wren, f"{one}/removal").status_code == 404
    assert not Reading.objects.exists()
    assert not Voice.objects.exists()


def test_a_reading_that_a_sentence_was_drawn_from_leaves_an_empty_place(wren: Person) -> None:
    standard = make.grown(wren).standard
    actions.unread(Reading.objects.get(), by=wren)
    page = make.seen_by(wren, path_of(standard, "lineage"))
    assert "A reading that was taken back" in page
    assert make.READING not in page


def test_there_is_an_end_to_everything(wren: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    standard = make.grown(wren).standard
    for name in ("ROOTS_AT_MOST", "READINGS_AT_MOST", "STATEMENTS_AT_MOST", "VOICES_AT_MOST"):
        monkeypatch.setattr(rules, name, 1)
    actions.say(standard, "One", "holds", by=wren)
    for do in (
        lambda: make.laid(standard, make.a_story(wren, "Another"), wren),
        lambda: make.read(standard, wren, "Another"),
        lambda: make.stated(standard, wren, "Another"),
        lambda: actions.say(standard, "Another", "holds", by=wren),
    ):
        with pytest.raises(Conflict):
            do()
    monkeypatch.setitem(rules.A_DAY, "begin", 1)
    assert make.post(wren, "/standards/new", name="One").status_code == 302
    answer = make.post(wren, "/standards/new", name="My own words")
    assert (answer.status_code, "My own words" in answer.text) == (429, True)
    assert limits.TooMany("x").status == 429


@pytest.mark.django_db(transaction=True)
def test_of_two_sentences_at_the_same_moment_one_is_told_of_the_other() -> None:
    wren, heron = make.someone("Wren"), make.someone("Heron")
    standard, barrier, lost = make.begun(wren), Barrier(2), []

    def write(person: Person) -> None:
        barrier.wait()
        try:
            actions.state(standard, f"{person.name} says", "", [], after=0, by=person)
        except Conflict:
            lost.append(person.name)
        connections.close_all()

    threads = [Thread(target=write, args=(person,)) for person in (wren, heron)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Statement.objects.count(), len(lost)) == (1, 1)


def test_words_somebody_asked_to_hide_are_folded(wren: Person, heron: Person) -> None:
    standard = make.grown(wren).standard
    people.hide("kettle", by=heron)
    people.hide("helped", by=heron)
    for page in ("", "lineage", "reading"):
        path = path_of(standard, page) if page else path_of(standard)
        assert "Something you asked to hide" in make.seen_by(heron, path), page


@pytest.mark.parametrize("by", ["wren", "heron"])
def test_across_a_line_there_is_nothing_of_the_other(wren: Person, heron: Person, otter: Person, by: str) -> None:
    hers, theirs = make.grown(heron, name="Heron began it", title="Heron’s kettle").standard, make.begun(wren)
    make.laid(theirs, Story.objects.get(), heron)
    make.read(theirs, heron, "Heron reads it")
    make.stated(theirs, wren, "Wren writes it")
    make.stated(theirs, heron, "Heron writes it")
    actions.say(theirs, "Heron says it", "holds", by=heron)
    one, other = (wren, heron) if by == "wren" else (heron, wren)
    people.block(other, by=one)
    assert make.get(wren, path_of(hers)).status_code == 404
    pages = [path_of(theirs), *(path_of(theirs, one) for one in ("lineage", "statements", "stories", "reading"))]
    for path in ("/standards/growing", "/standards/booklet", *pages):
        assert "Heron" not in make.seen_by(wren, path), path
        nothing_there = path.endswith(("/booklet", "/stories"))  # one for what holds, one for what nobody has read
        assert nothing_there or "Heron" in make.seen_by(otter, path), path


def test_signed_out_and_outside(wren: Person) -> None:
    standard = make.begun(wren)
    for page in ("/standards", path_of(standard), path_of(standard, "lineage")):
        assert Client().get(page)["Location"].startswith("/door")
    assert Client().get("/what-ought-to-be").status_code == 404
    for one in ("", "lineage", "statements", "stories", "reading", "statement"):
        assert make.get(wren, f"/standards/{'a' * 16}/{one}".rstrip("/")).status_code == 404
    assert make.get(wren, path_of(standard, "asking")).status_code == 404, "there is no sentence yet"
    for one in ("retirement", "recall"):
        assert make.get(wren, path_of(standard, one)).status_code == 404, "it does not hold"
    for one in ("voices", "seen"):
        assert make.get(wren, path_of(standard, one)).status_code == 405
    assert queries.asked_about([standard]) == {}
