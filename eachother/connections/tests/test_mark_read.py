"""Having read: a number for one's own unread mark, that nobody else is told."""

import pytest

from eachother.connections import actions
from eachother.connections.queries import list_for, unread_in
from eachother.connections.tests import make
from eachother.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_reading_settles_what_waits(pair: make.Alongside) -> None:
    pair.says()
    assert list_for(pair.juniper.person)[0].unread
    assert unread_in(pair.connection, pair.juniper.person).count() == 2
    actions.mark_read(pair.connection, by=pair.juniper.person, to=2)
    assert not list_for(pair.juniper.person)[0].unread
    assert not Notice.objects.filter(person=pair.juniper.person).exists()


def test_what_came_meanwhile_still_waits(pair: make.Alongside) -> None:
    pair.says()
    pair.says()
    actions.mark_read(pair.connection, by=pair.juniper.person, to=2)
    assert list_for(pair.juniper.person)[0].unread
    assert Notice.objects.filter(person=pair.juniper.person, kind="connections.words").exists()


def test_only_forward_and_never_past_the_end(pair: make.Alongside) -> None:
    pair.says()
    for to, reads in [(2, 2), (1, 2), (99, 2)]:
        actions.mark_read(pair.connection, by=pair.juniper.person, to=to)
        assert pair.connection.member(pair.juniper.person).read_to == reads


def test_ones_own_words_are_not_news(pair: make.Alongside) -> None:
    actions.mark_read(pair.connection, by=pair.wren.person, to=1)
    pair.says()
    assert not list_for(pair.wren.person)[0].unread


def test_a_script_posts_it(pair: make.Alongside) -> None:
    pair.says()
    address = f"/alongside/{pair.ref}/reading"
    junipers = make.script_of(pair.juniper)
    assert junipers.post(address, {"to": 2}, content_type="application/json").status_code == 204
    for wrong in [{"to": "2"}, {"to": -1}, {"to": True}, {}]:
        assert junipers.post(address, wrong, content_type="application/json").status_code == 400
