"""What a story may be used for, each by a yes of its own, and everywhere it stands."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone
from eachother.stories import actions, announcements, queries, standing
from eachother.stories.models import Audience, Naming, Quoting, Story, Use, Uses
from eachother.stories.saying import Telling
from eachother.stories.standing import Ground, Place
from eachother.stories.tests import make


class Board:
    """A room above, as they will be: what it lets stand, it says; what is taken back, it takes out."""

    def __init__(self) -> None:
        self.stand: list[str] = []
        self.gone: list[str] = []
        self.words_lean = False
        self.ground = Ground("board", Uses.STANDARD, self.stands, self.leans)

    def put_up(self, ref: str) -> None:
        with transaction.atomic():
            self.stand.append(standing.hold(ref, Uses.STANDARD).ref)

    def stands(self, story: Story) -> list[Place]:
        return [Place("We ask what happened", "/board/1", timezone.now()) for ref in self.stand if ref == story.ref]

    def leans(self, story: Story) -> bool:
        return self.words_lean and story.ref in self.gone

    def hear(self, story: Story, **_: object) -> None:
        if story.ref in self.stand:
            self.stand.remove(story.ref)
            self.gone.append(story.ref)


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    standing.register(board.ground)
    heard = (announcements.withdrawn, announcements.taken_back)
    for signal in heard:
        signal.connect(board.hear)
    yield board
    for signal in heard:
        signal.disconnect(board.hear)
    standing.unregister(board.ground)


def test_nothing_may_be_done_with_it_before_its_teller_says_yes(wren: Person, story: Story, board: Board) -> None:
    with pytest.raises(Gone, match="use-not-given"):
        board.put_up(story.ref)
    page = make.seen_by(wren, f"/stories/{story.ref}/ledger")
    assert "For everybody here, by your name" in page
    assert "You said yes on" not in page


def test_each_yes_has_its_day_and_is_taken_back_by_itself(wren: Person, story: Story, board: Board) -> None:
    for kind in ("standard", "reflect"):
        make.post(wren, f"/stories/{story.ref}/uses/{kind}")
    board.put_up(story.ref)
    page = make.seen_by(wren, f"/stories/{story.ref}/ledger")
    assert "It stands here: We ask what happened" in page
    assert page.count("You said yes on") == 2

    make.post(wren, f"/stories/{story.ref}/uses/standard/withdrawal")
    assert board.stand == []
    page = make.seen_by(wren, f"/stories/{story.ref}/ledger")
    assert "We ask what happened" not in page
    assert "Yes from" in page, "that it was given once is its teller's to know"
    assert set(Use.objects.given().values_list("kind", flat=True)) == {Uses.REFLECTION}
    with pytest.raises(Gone):
        board.put_up(story.ref)


def test_a_yes_can_be_given_anew(wren: Person, story: Story) -> None:
    for _time in range(2):
        actions.allow_use(story, Uses.LETTER, by=wren)
        actions.allow_use(story, Uses.LETTER, by=wren)
        actions.withdraw(story, Uses.LETTER, by=wren)
        actions.withdraw(story, Uses.LETTER, by=wren)
    assert [bool(one.withdrawn_at) for one in Use.objects.all()] == [True, True]


def test_a_draft_is_used_for_nothing(wren: Person) -> None:
    with pytest.raises(Conflict, match="not-told"):
        actions.allow_use(make.a_draft(wren), Uses.STANDARD, by=wren)


def test_what_is_no_use_is_not_there(wren: Person, story: Story) -> None:
    assert make.post(wren, f"/stories/{story.ref}/uses/anything").status_code == 404
    assert make.post(wren, f"/stories/{story.ref}/uses/anything/withdrawal").status_code == 404


def test_whoever_looks_for_stories_finds_those_that_may_stand_there(wren: Person, otter: Person, story: Story) -> None:
    make.a_story(wren, "Without a yes")
    mine = make.a_story(wren, "Only mine", to=Audience.MYSELF)
    for one in (story, mine):
        actions.allow_use(one, Uses.STANDARD, by=wren)
    assert queries.stories_for(otter, Uses.STANDARD) == [story]
    assert queries.may_stand_before(story, everybody=True)
    assert not queries.may_stand_before(mine, everybody=True)


@pytest.mark.parametrize(
    ("how", "quote"),
    [
        (Quoting.NAMED, queries.Quote(make.WORDS, "Wren", whole=True)),
        (Quoting.UNNAMED, queries.Quote(make.WORDS, "", whole=True)),
        (Quoting.CHANGED, queries.Quote("A kettle went.", "", whole=False)),
    ],
)
def test_how_it_may_be_quoted(wren: Person, otter: Person, story: Story, how: Quoting, quote: queries.Quote) -> None:
    assert queries.quote_of(story) is None
    make.post(wren, f"/stories/{story.ref}/uses/quote", how=how, words="A kettle went.")
    assert queries.quote_of(story) == quote
    assert "It may be quoted" in make.seen_by(otter, f"/stories/{story.ref}")

    make.post(wren, f"/stories/{story.ref}/uses/quote/withdrawal")
    assert queries.quote_of(story) is None
    assert "A kettle went." not in make.seen_by(wren, f"/stories/{story.ref}/ledger"), "nor is it kept"


def test_a_quote_has_no_name_where_the_story_has_none(wren: Person) -> None:
    story = make.a_story(wren, naming=Naming.UNNAMED)
    actions.allow_use(story, Uses.QUOTE, by=wren, how=Quoting.NAMED)
    quote = queries.quote_of(story)
    assert quote is not None
    assert quote.name == ""


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "How may it be quoted?"),
        ({"how": "changed", "words": " "}, "Write down the words"),
        ({"how": "changed", "words": "a" * 1201}, "At most 1,200 letters."),
    ],
)
def test_quoting_needs_to_know_how(wren: Person, story: Story, sent: dict[str, str], said: str) -> None:
    answer = make.post(wren, f"/stories/{story.ref}/uses/quote", **sent)
    assert answer.status_code == 422
    assert said in make.words_of(answer.content)
    assert sent.get("words", "").strip() in answer.content.decode()


def test_rooms_above_hear_when_it_is_told_otherwise(wren: Person, story: Story) -> None:
    heard: list[str] = []

    def hear(story: Story, **_: object) -> None:
        heard.append(story.audience)

    announcements.told_otherwise.connect(hear)
    try:
        actions.tell(story, Telling(Audience.HERE), by=wren)
        assert heard == [], "as it was"
        actions.tell(story, Telling(Audience.MYSELF), by=wren)
    finally:
        announcements.told_otherwise.disconnect(hear)
    assert heard == [Audience.MYSELF]


def test_taken_back_whole_it_leaves_an_empty_place_where_words_lean_on_it(
    wren: Person, story: Story, board: Board
) -> None:
    actions.allow_use(story, Uses.STANDARD, by=wren)
    board.put_up(story.ref)
    board.words_lean = True
    assert actions.take_back(story, by=wren)
    left = Story.objects.get()
    assert (left.title, left.words, left.by, left.shown) == ("", "", None, "")
    assert board.stand == []
    with pytest.raises(Gone):
        board.put_up(story.ref)


def test_the_ledger_asks_little(
    wren: Person, story: Story, django_assert_max_num_queries: object, board: Board
) -> None:
    for use in (Uses.STANDARD, Uses.REFLECTION, Uses.LETTER):
        actions.allow_use(story, use, by=wren)
    long_ago = timezone.now() - timedelta(days=9)
    Use.objects.update(created_at=long_ago)
    with django_assert_max_num_queries(2):  # type: ignore[operator]  # itself, and the standards
        lines = queries.ledger(story)
    assert [bool(line.given) for line in lines] == [True, True, False, True, False, False]
