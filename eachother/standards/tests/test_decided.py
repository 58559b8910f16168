"""A standard holds by decision and by nothing else, and comes back on the table."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from eachother.community import effects
from eachother.decisions import actions as decisions
from eachother.decisions.drafts import Draft
from eachother.decisions.models import Decision
from eachother.notices.models import Notice
from eachother.people.models import Person
from eachother.people.problems import Conflict, Gone
from eachother.record.models import Entry
from eachother.standards import actions, jobs, queries
from eachother.standards.kinds import BACK
from eachother.standards.models import Adoption, Recall, Showing, Standard
from eachother.standards.tests import make


def path_of(standard: Standard, *more: str) -> str:
    return "/".join([f"/standards/{standard.ref}", *more])


def test_agreed_on_it_holds_with_its_lineage_and_the_dissent_beside_it(wren: Person, heron: Person) -> None:
    statement = make.grown(wren)
    standard = statement.standard
    sent = {"statement": statement.ref, "months": "6", "words": "Shall we?"}
    answer = make.post(wren, path_of(standard, "asking"), **sent)
    decision = Decision.objects.get()
    assert answer["Location"] == f"/decisions/{decision.ref}"
    assert "becomes a standard here" in make.seen_by(heron, answer["Location"])
    assert "Everybody is asked about it now." in make.seen_by(heron, path_of(standard))
    assert make.post(wren, path_of(standard, "asking"), **sent).status_code == 409
    assert not Adoption.objects.exists()
    make.agreed_by(decision, wren, heron, concern=heron)
    adoption = Adoption.objects.get()
    assert (adoption.statement, adoption.decision, adoption.ended_at) == (statement, decision, None)
    assert timedelta(150) < adoption.look_again_on - timezone.localdate() < timedelta(200)
    assert Entry.objects.filter(kind="effect", facts__effect="standards.adopt").count() == 1
    for page in ("/standards/booklet", path_of(standard), path_of(standard, "lineage")):
        seen = make.seen_by(wren, page)
        for said in (make.WORDS, make.READING, make.TITLE, make.CONCERN):
            assert said in seen, (page, said)
    assert make.WORDS in make.seen_by(wren, "/standards")
    assert make.WORDS not in make.seen_by(wren, "/standards/growing")


def test_an_objection_keeps_it_from_holding(wren: Person, heron: Person) -> None:
    statement = make.grown(wren)
    make.agreed_by(actions.ask(statement, 12, "", by=wren), wren, heron, object=heron)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        decisions.go_on_everywhere()
    assert not Adoption.objects.exists()
    assert "Everybody is asked about it now." in make.seen_by(heron, path_of(statement.standard))


def test_another_sentence_takes_its_place_and_the_one_before_stays_to_be_read(wren: Person, heron: Person) -> None:
    standard = make.holds(wren, heron)
    newer = make.stated(standard, heron, "Nobody is helped, or left, without being asked.")
    page = make.seen_by(wren, path_of(standard))
    assert "Another sentence lies on the table" in page
    assert make.WORDS in make.seen_by(wren, "/standards"), "what holds goes on holding"
    make.agreed_by(actions.ask(newer, 3, "", by=heron), wren, heron)
    held = [(one.statement.words, one.ended_at is None) for one in Adoption.objects.order_by("pk")]
    assert held == [(make.WORDS, False), (newer.words, True)]
    lineage = make.seen_by(wren, path_of(standard, "lineage"))
    assert lineage.index(newer.words) < lineage.index(make.WORDS)
    compared = make.seen_by(wren, path_of(standard, "statements"))
    assert "[came in:" in compared
    chosen = f"?before={newer.ref}&after={standard.statements.earliest('number').ref}"
    assert "[taken out:" in make.seen_by(wren, path_of(standard, "statements") + chosen)
    assert make.get(wren, path_of(standard, "statements") + "?before=x&after=").status_code == 200


def test_let_go_by_decision_it_can_still_be_read(wren: Person, heron: Person) -> None:
    standard = make.holds(wren, heron)
    answer = make.post(wren, path_of(standard, "retirement"), words="It is done.")
    decision = Decision.objects.get(ref=answer["Location"].rpartition("/")[2])
    assert "whether to let it go" in make.seen_by(heron, path_of(standard))
    make.agreed_by(decision, wren, heron)
    assert Adoption.objects.get().ended_by == decision
    assert make.WORDS not in make.seen_by(wren, "/standards")
    assert make.WORDS in make.seen_by(wren, "/standards/retired")
    assert "held once" in make.seen_by(wren, path_of(standard))
    with pytest.raises(Gone):
        actions.retire(standard.ref, decision.ref)
    with pytest.raises(Conflict):
        actions.ask_to_retire(standard, "", by=wren)
    make.agreed_by(actions.ask(standard.statements.get(), 12, "", by=wren), wren, heron)
    assert make.WORDS in make.seen_by(wren, "/standards"), "it can be taken up again"


def test_by_its_day_it_is_back_on_the_table(wren: Person, heron: Person, otter: Person) -> None:
    standard = make.holds(wren, heron, otter, concern=otter)
    make.read(standard, heron, "Heron reads it too")
    Notice.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(days=360)):
        jobs.come_back()
        assert not Recall.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=370)):
        jobs.come_back()
        jobs.come_back()
        assert "The day has come" in make.seen_by(otter, path_of(standard))
        told = Notice.objects.filter(kind=BACK).values_list("person__name", flat=True)
        assert set(told) == {"Wren", "Heron"}, "whoever had to do with it"
        assert "A standard is back on the table" in make.seen_by(heron, "/notices")
        assert make.WORDS in make.seen_by(wren, "/standards"), "it holds all the same"
        make.agreed_by(actions.ask(standard.statements.get(), 12, "", by=wren), wren, heron, otter)
        assert not Recall.objects.filter(settled_at=None).exists()
        assert not Notice.objects.filter(kind=BACK).exists()
        assert queries.due(timezone.localdate()) == []


def test_anybody_puts_it_back_on_the_table(wren: Person, heron: Person, otter: Person) -> None:
    standard = make.holds(wren, heron, otter)
    path = path_of(standard, "recall")
    assert make.post(otter, path, words="").status_code == 422
    make.post(otter, path, words="My cousin was not asked.")
    make.post(heron, path, words="Again.")
    assert Recall.objects.get().by == otter
    page = make.seen_by(wren, path_of(standard))
    assert "Otter put it back on the table: My cousin was not asked." in page
    assert set(Notice.objects.filter(kind=BACK).values_list("person__name", flat=True)) == {"Wren"}


def test_nothing_but_a_decision_makes_it_hold(wren: Person, heron: Person) -> None:
    """Every address of this room, pressed by everybody: nothing holds, nothing is let go, nothing is shown."""
    from eachother.standards.urls import urlpatterns  # noqa: PLC0415

    standard, grows = make.holds(wren, heron), make.grown(wren, "Another", "Another holds.", "Another story").standard
    for person in (wren, heron):
        for pattern in urlpatterns:
            for one in (standard, grows):
                refs = {"ref": one.ref, "root": "a" * 16, "reading": "a" * 16, "voice": "a" * 16}
                route = str(pattern.pattern)
                for name, ref in refs.items():
                    route = route.replace(f"<ref:{name}>", ref)
                make.post(
                    person,
                    f"/{route}",
                    statement=one.statements.latest("number").ref,
                    months="12",
                    words="Yes",
                    after="1",
                )
    assert Adoption.objects.get().standard == standard
    assert not Showing.objects.exists()


def test_the_effects_ask_for_what_there_is(wren: Person, heron: Person) -> None:
    statement = make.grown(wren)
    adopt, retire = effects.named("standards.adopt"), effects.named("standards.retire")
    assert adopt
    assert retire
    form = adopt.form({"statement": statement.ref, "months": "24"}, person=heron)
    assert form.is_valid(), form.errors
    assert form.given() == {"statement": statement.ref, "months": 24}
    assert not adopt.form({"statement": "nothing", "months": "5"}, person=heron).is_valid()
    assert not retire.form({"standard": statement.standard.ref}, person=heron).is_valid()
    assert "not here any more" in str(adopt.says({"statement": "x", "months": 3}, None))
    assert "does not hold" in str(retire.says({"standard": "x"}, None))
    with pytest.raises(Gone):
        actions.adopt("nothing", 3, "nothing")
    assert [one.name for one in effects.offered(object()) if one.name.startswith("standards.")] == []


def test_anybody_can_read_them_when_the_community_decides_so(wren: Person, heron: Person) -> None:
    make.holds(wren, heron, concern=heron)
    for shown, status in (("yes", 200), ("yes", 200), ("no", 404)):
        draft = Draft(f"Shown: {shown}", "standards.show", {"shown": shown})
        decision = decisions.open_question("Shall anybody read them?", "", circle=None, by=wren, draft=draft)
        effects.carry_out("standards.show", dict(draft.given), None, decision.ref)
        answer = Client().get("/what-ought-to-be")
        assert answer.status_code == status
        if status == 200:
            page = make.words_of(answer.content)
            assert make.WORDS in page
            assert make.WHY in page
            assert "Some saw it differently" in page
            for private in (make.READING, make.TITLE, make.CONCERN, "Wren", "Heron"):
                assert private not in page
            assert answer["X-Robots-Tag"].startswith("noindex")
