"""Prepared queries say what ordinary ones say."""

from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from eachother.foundation.prepared import Many, Prepared

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def later(than: datetime, key: str) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__gt=than).exclude(session_key=key).order_by("session_key")


@pytest.fixture(autouse=True)
def _sessions() -> None:
    Session.objects.bulk_create(
        Session(session_key=f"key {n}", session_data="", expire_date=NOW + timedelta(hours=n)) for n in range(12)
    )


def test_the_same_rows_for_every_value() -> None:
    prepared = Prepared(later, than=datetime, key=str)
    for hours in (-1, 3, 10, 99):
        for key in ("key 5", "nobody's"):
            than = NOW + timedelta(hours=hours)
            assert prepared(than=than, key=key) == list(later(than, key))


def test_one_query_each_time() -> None:
    prepared = Prepared(later, than=datetime, key=str)
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            prepared(than=NOW, key="key 1")
        assert len(queries) == 1


@pytest.mark.parametrize("many", [0, 1, 8, 9, 12])
def test_a_list_of_any_length(many: int) -> None:
    prepared = Prepared(
        lambda keys: Session.objects.filter(session_key__in=keys).order_by("session_key"), keys=Many(str)
    )
    keys = [f"key {n}" for n in range(many)]
    assert {row.session_key for row in prepared(keys=keys)} == set(keys)


def test_a_list_that_is_too_long_is_refused() -> None:
    prepared = Prepared(lambda keys: Session.objects.filter(session_key__in=keys), keys=Many(str))
    with pytest.raises(ValueError, match="at most 512"):
        prepared(keys=[f"key {n}" for n in range(513)])


def test_rows_of_values_keep_their_form() -> None:
    prepared = Prepared(
        lambda key: Session.objects.filter(session_key=key).values_list("session_key", "expire_date"), key=str
    )
    assert prepared(key="key 3") == [("key 3", NOW + timedelta(hours=3))]


def test_a_value_that_is_changed_on_its_way_is_refused() -> None:
    prepared = Prepared(lambda key: Session.objects.filter(session_key__startswith=key), key=str)
    with pytest.raises(LookupError, match="key"):
        prepared(key="key")


def test_each_connection_is_asked_for_itself() -> None:
    """Also where one thread comes to a second one, as beside an event loop: what it was asked before goes elsewhere."""
    Session.objects.create(session_key="here", expire_date=NOW)
    prepared = Prepared(lambda key: Session.objects.filter(session_key=key), key=str)
    assert len(prepared(key="here")) == 1
    first = connections["default"]
    other = connections["default"] = first.copy()
    try:
        assert prepared(key="here") == []  # not committed: nobody else can see it
    finally:
        other.close()
        connections["default"] = first
    assert len(prepared(key="here")) == 1
