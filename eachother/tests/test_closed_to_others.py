"""A circle that everybody could read closes to others: they are out of all that they had there."""

import pytest

from eachother.circles.models import Readers
from eachother.circles.tests import make
from eachother.community import effects
from eachother.exchange.models import Answer as Answered
from eachother.exchange.tests import make as asks
from eachother.foundation.refs import new_ref
from eachother.gatherings.models import Answer as Comes
from eachother.gatherings.tests import make as gather
from eachother.talk import actions as talk
from eachother.talk.models import Following, Place
from eachother.tests import talked


@pytest.mark.django_db
def test_closed_to_others_it_is_closed_to_all_they_had_there() -> None:
    wren, juniper, heron = (make.someone(name, "night shifts") for name in ("Wren", "Juniper", "Heron"))
    thread = talked.a_bench(wren, juniper, readers=Readers.EVERYBODY)
    circle = thread.circle
    talk.follow(thread, by=heron)
    talk.come_to(thread, 1, by=heron)
    talk.follow(thread, by=juniper)
    gathering = gather.weekly(wren, circle)
    gather.says(heron, gather.day_of(gathering), for_all=True)
    gather.says(juniper, gather.day_of(gathering), for_all=True)
    slip = asks.a_slip(wren, circle=circle)
    asks.an_answer(slip, heron)
    asks.an_answer(slip, juniper)
    page = f"/circles/{circle.ref}/talk"
    assert make.signed_in_as(heron).get(page).status_code == 200
    effects.carry_out("circles.readers", {"readers": "circle"}, circle, new_ref())
    assert make.signed_in_as(heron).get(page).status_code == 404
    assert make.signed_in_as(juniper).get(page).status_code == 200
    assert not Following.objects.filter(person=heron).exists()
    assert not Place.objects.filter(person=heron).exists()
    assert Following.objects.filter(person=juniper).exists()
    assert list(Comes.objects.values_list("person", flat=True)) == [juniper.pk]
    assert list(Answered.objects.values_list("by", flat=True)) == [juniper.pk]
    found = make.signed_in_as(heron).post("/asks/words", {"words": "envelopes"})
    assert "brown envelopes" not in make.words_of(found.content)
