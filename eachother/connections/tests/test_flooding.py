"""Nobody floods another's page or the disk: what is said, signed and taken back is counted together."""

import pytest

from eachother.connections.models import Clause, Message
from eachother.connections.tests import make
from eachother.connections.views import answers

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "AS_MANY", 3)


@pytest.mark.parametrize(
    "noun", ["messages", "deletions", "clauses", "keys", "{}/wordings", "{}/consents", "{}/reopenings"]
)
def test_everything_that_is_written_counts(pair: make.Alongside, noun: str) -> None:
    clause, script = pair.proposes().clause, make.script_of(pair.wren)
    address = f"/alongside/{pair.ref}/" + noun.format(f"clauses/{clause.ref}")
    before = Message.objects.count(), Clause.objects.count()
    answered = [script.post(address, "{}", content_type="application/json").status_code for _ in range(4)]
    assert answered == [400, 400, 400, 429]
    said = script.post(
        f"/alongside/{pair.ref}/messages", {"sealed": pair.sealed().text}, content_type="application/json"
    )
    assert (said.status_code, said.json()) == (429, {"reason": "too-often"})
    assert (Message.objects.count(), Clause.objects.count()) == before


def test_reading_does_not_count_nor_does_what_the_other_says(pair: make.Alongside) -> None:
    wrens, junipers = make.script_of(pair.wren), make.script_of(pair.juniper)
    here = f"/alongside/{pair.ref}/messages"
    for _ in range(3):
        wrens.post(here, {"sealed": pair.sealed().text}, content_type="application/json")
    assert {wrens.get(here).status_code for _ in range(5)} == {200}
    theirs = {"sealed": pair.sealed(as_=pair.juniper).text}
    assert junipers.post(here, theirs, content_type="application/json").status_code == 201
