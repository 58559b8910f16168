"""Why somebody says that two differ: words without a name."""

from django.utils import timezone

from eachother.people import actions as people
from eachother.people.models import Person
from eachother.people.tests.make import Peer
from eachother.vocabulary import actions, queries
from eachother.vocabulary.models import Answer, Question, Said


def test_by_no_line_that_one_draws_it_is_found_out_whose_words_they_are(
    wren: Peer, juniper: Peer, otter: Peer, question: Question
) -> None:
    actions.answer(question, Said.DIFFER, by=juniper.person, why="Mine had no paper.")

    def whys(peer: Peer) -> list[str]:
        return [why for one in queries.page_for(peer.person, 1).rows for why in one.whys]

    assert whys(wren) == whys(otter) == ["Mine had no paper."]
    assert whys(juniper) == []
    people.mute(juniper.person, by=wren.person)
    people.block(otter.person, by=juniper.person)
    assert whys(wren) == whys(otter) == ["Mine had no paper."], "else Wren would know what Juniper keeps veiled"
    Person.objects.filter(pk=juniper.person.pk).update(left_at=timezone.now())
    assert whys(wren) == []


def test_a_thousand_reasons_do_not_fill_the_page(wren: Peer, question: Question) -> None:
    many = [
        Person(login=f"p{n}", name=f"P{n}", name_key=f"p{n}", ref=f"{n:016}") for n in range(queries.WHYS_AT_MOST + 5)
    ]
    Person.objects.bulk_create(many)
    Answer.objects.bulk_create(Answer(question=question, by=one, said=Said.DIFFER, why=one.name) for one in many)
    [asked] = queries.page_for(wren.person, 1).rows
    assert len(asked.whys) == queries.WHYS_AT_MOST
