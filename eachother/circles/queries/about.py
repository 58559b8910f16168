"""What circles are about, for somebody."""

from typing import Any, NamedTuple

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.sql.compiler import SQLCompiler

from eachother.circles.models import About
from eachother.people.models import Lived, Person


def lived_by(person: Person) -> Exists:
    """Whether this person says that they have lived what the outer query's row is about, to whomever they show it."""
    return Exists(Lived.objects.filter(person=person, experience__name_key=OuterRef("name_key")))


class Round(NamedTuple):
    """Something that a circle is about, and whether the reader has lived it."""

    name: str
    shared: bool


class RoundField(models.JSONField):
    """All that a circle is about, each a `Round`."""

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> tuple[Round, ...]:
        rows = super().from_db_value(value, expression, connection) or ()
        return tuple(Round(name, bool(shared)) for name, shared in rows)


class AboutsOf(Subquery):
    """What the circle of the outer query is about, in the query that loads it."""

    template = "(SELECT json_group_array(json_array(about.name, about.shared)) FROM (%(subquery)s) AS about)"
    output_field = RoundField()

    def __init__(self, person: Person) -> None:
        abouts = About.objects.filter(circle=OuterRef("pk")).annotate(shared=lived_by(person))
        super().__init__(abouts.order_by("pk").values("name", "shared"))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        template = "(SELECT jsonb_agg(jsonb_build_array(about.name, about.shared)) FROM (%(subquery)s) AS about)"
        return self.as_sql(compiler, connection, template=template)
