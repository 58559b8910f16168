"""Powers on the table (seed 002): what power or duty somebody carries, here or outside, in their own words."""

from typing import Any, NamedTuple

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import OuterRef, Subquery
from django.db.models.sql.compiler import SQLCompiler

from eachother.foundation.models import Row
from eachother.foundation.refs import RefField
from eachother.people.models.person import Person


class Power(Row):
    """A person says that they carry this: paid to be here, a duty to report. Taken off the table, the row goes."""

    ref = RefField()
    person = models.ForeignKey(Person, models.CASCADE, related_name="powers")
    words = models.CharField(max_length=120)
    key = models.CharField(max_length=240)
    since = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="power_said_once")]


class Said(NamedTuple):
    """A power as others read it."""

    words: str
    since: str


class SaidField(models.JSONField):
    """All that somebody says, each a `Said`."""

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> tuple[Said, ...]:
        return tuple(Said(*one) for one in super().from_db_value(value, expression, connection) or ())


class PowersOf(Subquery):
    """All that the person in this column of the outer query says they carry, in the order in which they said it.

    It comes along in the query that loads them: whoever is about to nod sees it before, and no page asks once more.
    """

    template = "(SELECT json_group_array(json_array(said.words, said.since)) FROM (%(subquery)s) AS said)"
    output_field = SaidField()

    def __init__(self, person: str = "pk") -> None:
        super().__init__(Power.objects.filter(person=OuterRef(person)).order_by("pk").values("words", "since"))

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Any:
        template = "(SELECT jsonb_agg(jsonb_build_array(said.words, said.since)) FROM (%(subquery)s) AS said)"
        return self.as_sql(compiler, connection, template=template)
