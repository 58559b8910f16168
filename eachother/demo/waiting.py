"""What waits for somebody because of what was said (a hello without an answer, words, something on the table), and how
they have chosen to be told."""

from collections.abc import Mapping, Sequence

from eachother.connections.models import Kind, Member, State
from eachother.demo.keys import Inhabitant
from eachother.demo.reading import LifeError
from eachother.demo.shapes import LivedBy
from eachother.demo.talk import Letter, Pair
from eachother.notices import actions as notices
from eachother.notices import kinds
from eachother.notices.models import Notice, Told


def tell(pair: Pair, letters: Sequence[Letter]) -> None:
    """For each of the two, what the other has sent since they last looked."""
    if pair.row.state == State.PROPOSED:
        _notice(pair, "connections.hello", pair.second, letters[0])
    elif pair.row.state in (State.ALONGSIDE, State.PAUSED):
        for member in Member.objects.filter(connection=pair.row).select_related("person"):
            one = pair.named(member.person.name)
            unread = [letter for letter in letters[member.read_to :] if letter.sender is not one]
            for kind, about in ((Kind.WORDS, "connections.words"), (Kind.CLAUSE, "connections.clause")):
                if some := [letter for letter in unread if letter.kind == kind]:
                    _notice(pair, about, one, some[-1])


def go_by_choices(lives: Sequence[LivedBy], people: Mapping[str, Inhabitant]) -> None:
    """Whatever waits goes by what they have chosen."""
    known = {group.key for group in kinds.groups()}
    for life in lives:
        if unknown := set(life.gathers) - known:
            raise LifeError(f"{life.name}: no room tells of {sorted(unknown)}.")
        if life.gathers:
            notices.choose(dict.fromkeys(life.gathers, Told.DAILY), by=people[life.name].person)


def _notice(pair: Pair, kind: str, one: Inhabitant, letter: Letter) -> None:
    Notice.objects.create(
        person=one.person, kind=kind, about=pair.row.ref, by=letter.sender.person, created_at=letter.at
    )
