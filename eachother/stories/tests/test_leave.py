"""What becomes of somebody's stories when they leave a circle, and when they leave."""

import json
from datetime import timedelta

from django.utils import timezone

from eachother.circles import actions as circles
from eachother.circles.models import Circle
from eachother.people import leaving
from eachother.people.models import Leaving, Person, Words
from eachother.people.models.invitation import new_code
from eachother.stories import actions
from eachother.stories.models import Audience, BeenThere, Differently, Story, Use, Uses
from eachother.stories.tests import make


def leaves(person: Person, words: Words) -> None:
    Leaving.objects.create(person=person, words=words, erase_at=timezone.now() + timedelta(days=1))
    actions.forget(person)


def test_they_go_along(wren: Person, otter: Person, story: Story) -> None:
    make.a_draft(wren, "A draft")
    leaves(wren, Words.GO)
    assert not Story.objects.exists()
    assert make.status(otter, f"/stories/{story.ref}") == 404


def test_they_stay_unnamed_if_that_is_what_was_said(wren: Person, otter: Person) -> None:
    here, web = make.a_story(wren, "Here"), make.a_story(wren, "Web", to=Audience.WEB)
    alone = make.a_story(wren, "Alone", to=Audience.MYSELF)
    make.a_draft(wren, "A draft")
    for use in (Uses.STANDARD, Uses.LEAVE):
        actions.allow_use(web, use, by=wren)
    leaves(wren, Words.STAY)
    assert set(Story.objects.values_list("title", flat=True)) == {"Here", "Web"}
    assert not Story.objects.filter(pk=alone.pk).exists()
    for story in (here, web):
        page = make.seen_by(otter, f"/stories/{story.ref}")
        assert "Somebody who left" in page
        assert "Wren" not in page
    assert make.get(otter, f"/told/{web.ref}").status_code == 404, "nobody could take it back from there"
    assert set(Use.objects.given().values_list("kind", flat=True)) == {Uses.STANDARD}


def test_an_empty_place_stays_where_others_answered(wren: Person, otter: Person, story: Story) -> None:
    answer = make.a_story(otter, "Mine", "Words.", answers=story)
    leaves(wren, Words.GO)
    assert "In answer to a story that was taken back" in make.seen_by(otter, f"/stories/{answer.ref}")


def test_what_they_said_to_others(wren: Person, otter: Person, story: Story) -> None:
    actions.say_been_there(story, by=otter)
    actions.see_differently(story, "Not I.", by=otter, code=new_code())
    leaves(otter, Words.STAY)
    assert not BeenThere.objects.exists()
    page = make.seen_by(wren, f"/stories/{story.ref}")
    assert "Not I." in page
    assert "Somebody who left" in page


def test_what_they_said_to_others_goes_along(wren: Person, otter: Person, story: Story) -> None:
    actions.see_differently(story, "Not I.", by=otter, code=new_code())
    leaves(otter, Words.GO)
    assert not Differently.objects.exists()


def test_out_of_a_circle_with_ones_words(wren: Person, otter: Person, kettles: Circle) -> None:
    mine = make.a_story(wren, to=Audience.CIRCLE, circle=kettles)
    theirs = make.a_story(otter, "Theirs", to=Audience.CIRCLE, circle=kettles)
    actions.say_been_there(theirs, by=wren)
    actions.see_differently(theirs, "Not I.", by=wren, code=new_code())
    circles.leave(kettles, by=wren, takes_words=True)
    assert make.status(otter, f"/stories/{mine.ref}") == 404
    assert "For you alone" in make.seen_by(wren, f"/stories/{mine.ref}")
    assert not BeenThere.objects.exists()
    assert not Differently.objects.exists()


def test_out_of_a_circle_leaving_ones_words(wren: Person, otter: Person, kettles: Circle) -> None:
    mine = make.a_story(wren, to=Audience.CIRCLE, circle=kettles)
    circles.leave(kettles, by=wren, takes_words=False)
    assert make.status(otter, f"/stories/{mine.ref}") == 200
    assert make.status(wren, f"/stories/{mine.ref}") == 200


def test_what_one_takes_along(wren: Person, otter: Person, story: Story) -> None:
    make.a_draft(wren, "A draft", "Only begun.", toward="more")
    actions.allow_use(story, Uses.STANDARD, by=wren)
    actions.withdraw(story, Uses.STANDARD, by=wren)
    actions.see_differently(make.a_story(otter, "Theirs", "Otter's own."), "Not I.", by=wren, code=new_code())
    taken = leaving.export(wren)["stories"]
    assert [one["title"] for one in taken["stories"]] == [make.TITLE, "A draft"]
    assert taken["stories"][0]["uses"][0]["taken_back_on"]
    assert taken["sees_differently"][0]["words"] == "Not I."
    assert "Otter's own." not in json.dumps(taken)
    assert "Theirs" not in json.dumps(taken)
