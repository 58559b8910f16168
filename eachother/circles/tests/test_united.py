"""When two experiences are one, circles round either are round that one."""

from eachother.circles.models import About
from eachother.circles.tests import make
from eachother.people import actions as people
from eachother.people.models import Experience, Person


def test_what_gathers_round_the_name_that_goes_is_round_the_one_that_stays(wren: Person, juniper: Person) -> None:
    one = make.a_circle(wren, name="One", about=("night shifts",))
    both = make.a_circle(wren, name="Both", about=("night shifts", "lying awake"))
    gone, kept = (Experience.objects.get(name=name) for name in ("night shifts", "lying awake"))
    people.unite(gone, into=kept)
    about = {circle: [a.name for a in About.objects.filter(circle=circle)] for circle in (one, both)}
    assert about == {one: ["lying awake"], both: ["lying awake"]}
    assert make.signed_in_as(juniper).post(f"/circles/{one.ref}/coming").status_code == 302
    later = make.a_circle(wren, name="Later", about=("Night shifts",))
    assert [a.name for a in About.objects.filter(circle=later)] == ["lying awake"], "the old name leads to the new"
