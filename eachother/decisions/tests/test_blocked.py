"""Between two where a line is drawn neither's voice is lost, and neither is named to the other."""

from eachother.circles.models import Circle
from eachother.decisions import actions
from eachother.decisions.models import Position
from eachother.decisions.queries import dissent_of
from eachother.decisions.tests import make
from eachother.people.actions import block, mute
from eachother.people.models import Person


def test_somebody(circle: Circle, wren: Person, juniper: Person, otter: Person) -> None:
    decision = make.asked(circle, juniper)
    inquiry = actions.wonder(decision, "Who is there?", by=juniper)
    actions.answer(inquiry, "Four of us.", by=juniper)
    actions.state(decision, "What Juniper says in passing.", by=juniper)
    make.objects(decision, juniper)
    make.says(decision, otter)
    block(wren, by=juniper)
    assert Position.objects.count() == 2
    for viewer, other in ((wren, juniper), (juniper, wren)):
        page = make.signed_in_as(viewer).get(make.at(decision)).text
        assert other.ref not in page
        assert make.HARM in page, "no voice is lost"
    hers = make.signed_in_as(wren).get(make.at(decision)).text
    assert "Juniper" not in hers
    assert "Somebody" in hers
    assert "in passing" not in hers, "talk is no voice"
    assert "in passing" in make.signed_in_as(otter).get(make.at(decision)).text
    assert [one.by.name for one in dissent_of(wren, [decision.ref]).get(decision.ref, [])] == []
    make.says(decision, juniper)
    make.says(decision, wren)
    assert make.stands(decision) == ("closed", "decided")
    assert "3 agree" in make.signed_in_as(wren).get(make.at(decision)).text


def test_whom_one_has_muted_is_somebody_too(circle: Circle, wren: Person, juniper: Person) -> None:
    decision = make.asked(circle, juniper)
    actions.state(decision, "What Juniper says in passing.", by=juniper)
    make.objects(decision, juniper)
    mute(juniper, by=wren)
    page = make.signed_in_as(wren).get(make.at(decision)).text
    assert "Juniper" not in page
    assert make.HARM in page
    assert "Juniper" in make.signed_in_as(juniper).get("/me").text
