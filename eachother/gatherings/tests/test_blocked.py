"""Between whom there is a line; and whoever leaves."""

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.gatherings import actions
from eachother.gatherings.models import Answer, Calling, Change, Gathering, Note, Said
from eachother.gatherings.tests import make
from eachother.gatherings.tests.make import day_of, says, signed_in_as, words_of
from eachother.gatherings.tests.test_answer import page, seated
from eachother.gatherings.tests.test_arrange import titles
from eachother.people import actions as people
from eachother.people.models import Person


def test_in_a_circle_they_do_not_meet_and_seats_are_counted(
    wren: Person, juniper: Person, otter: Person, kitchen: Circle
) -> None:
    gathering = make.weekly(juniper, kitchen, seats=2)
    day = day_of(gathering)
    for person in (juniper, otter):
        says(person, day)
    actions.call(day, "We peel things.", by=juniper)
    actions.move(day_of(gathering, 1), day_of(gathering, 1).on, make.at(2027, 1, 1, 8).time(), "Early.", by=juniper)
    actions.note(day, "We sat.", after=0, by=juniper)
    people.block(juniper, by=wren)
    for address in (f"days/{day.ref}", f"days/{day_of(gathering, 1).ref}", f"days/{day.ref}/note", gathering.ref):
        for one, other in ((wren, "Juniper"), (juniper, "Wren")):
            name = "Wren" if one == juniper else "Juniper"
            assert name == other
            said = signed_in_as(one).get(f"/gatherings/{address}").text
            assert f">{name}<" not in said
            assert f"{name} does" not in said
            assert f"By {name}" not in said
            assert f"{name}," not in said
            assert f"{name} set it up" not in said
    assert "All seats are taken" in page(wren, day)
    assert "Somebody does." in page(wren, day)
    assert "Otter" in page(wren, day)


def test_whoever_is_muted_is_not_come_across(wren: Person, juniper: Person, kitchen: Circle) -> None:
    day = day_of(make.weekly(wren, kitchen))
    says(juniper, day)
    mine = make.weekly(juniper, name="Only hers")
    people.mute(juniper, by=wren)
    assert "Juniper" not in page(wren, day)
    assert "Only hers" not in signed_in_as(wren).get("/gatherings").text
    assert "Only hers" in signed_in_as(juniper).get("/gatherings").text
    assert mine.pk


def test_what_one_set_up_for_everybody_is_not_there_for_the_other(wren: Person, juniper: Person) -> None:
    gathering = make.weekly(juniper, seats=1)
    day = day_of(gathering)
    says(wren, day)
    says(juniper, day)
    people.block(wren, by=juniper)
    browser = signed_in_as(wren)
    assert browser.get(f"/gatherings/{gathering.ref}").status_code == 404
    assert browser.get(f"/gatherings/days/{day.ref}").status_code == 404
    assert make.NAME not in browser.get("/gatherings").text
    assert make.NAME not in browser.get("/today").text
    assert seated(day) == ["Juniper"], "they come no more, and whoever waited moves up"
    assert titles(wren) == []


def test_leaving_the_circle(wren: Person, juniper: Person, otter: Person, kitchen: Circle) -> None:
    gathering = make.weekly(wren, kitchen, seats=1)
    day = day_of(gathering)
    for person in (juniper, otter):
        says(person, day, for_all=True)
    actions.call(day, "", by=juniper)
    actions.note(day, "We sat.", after=0, by=juniper)
    circles.leave(kitchen, by=juniper)
    assert seated(day) == ["Otter"]
    assert any("seat" in one for one in titles(otter))
    assert titles(juniper) == []
    assert not Calling.objects.exists()
    assert Note.objects.get().words == "We sat."
    circles.join(kitchen, by=juniper)
    actions.call_off(day, "My cat is ill.", by=juniper)
    circles.leave(kitchen, by=juniper, takes_words=True)
    assert not Note.objects.exists()
    change = Change.objects.get()
    assert (change.words, change.by) == ("", None), "that it is called off stays, the words do not"


def test_leaving_the_house(wren: Person, juniper: Person, otter: Person, kitchen: Circle) -> None:
    gathering = make.weekly(juniper, kitchen)
    says(juniper, day_of(gathering), Said.MAYBE, for_all=True)
    alone = make.weekly(juniper)
    joined = make.weekly(juniper)
    says(otter, day_of(joined))
    actions.forget(juniper)
    assert not Answer.objects.filter(person=juniper).exists()
    left = {one.pk: one.set_up_by for one in Gathering.objects.all()}
    assert left == {gathering.pk: None, joined.pk: None}
    assert alone.pk not in left
    said = words_of(signed_in_as(wren).get(f"/gatherings/{gathering.ref}").content)
    assert "Juniper" not in said
    assert signed_in_as(wren).get(f"/gatherings/{joined.ref}/words").status_code == 200, "now it is anybody’s"


def test_while_somebody_is_leaving_they_keep_no_seat(wren: Person, juniper: Person) -> None:
    day = day_of(make.weekly(wren, seats=1))
    says(juniper, day)
    says(wren, day)
    actions.step_back(juniper)
    assert seated(day) == ["Wren"]
