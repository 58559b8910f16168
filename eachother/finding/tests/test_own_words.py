"""Looking for words that people wrote about themselves: POST /people/words."""

from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from eachother.finding import actions
from eachother.finding.own_words import LONGEST, answer_for
from eachother.finding.tests.make import signed_in_as, someone
from eachother.people import actions as people
from eachother.people.models import FoundBy, HiddenFrom, Lived, Person, ShownTo

PAGE = "/people/words"


def says(person: Person, words: str) -> Person:
    person.words = words
    person.save()
    actions.put_words(person)
    return person


def lives(person: Person, what: str, shown_to: ShownTo = ShownTo.EVERYBODY, wording: str = "") -> Lived:
    return people.take_up(what, by=person, shown_to=shown_to, wording=wording)


def found_by(person: Person, words: str) -> list[str]:
    return [one.card.person.name for one in answer_for(Person.objects.get(pk=person.pk), words).people]


def looks_for(person: Person, words: str, page: int = 1) -> str:
    answer = signed_in_as(person).post(PAGE, {"words": words, "page": page})
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def baker(db: None) -> Person:
    baker = someone("Baker", words="I bake bread at night, so my evening is your breakfast.")
    actions.put_words(baker)
    return baker


def test_people_are_found_by_what_they_wrote(heron: Person, baker: Person) -> None:
    html = looks_for(heron, "night baking")
    assert "One person wrote about this." in html
    assert "I <mark>bake</mark> bread at <mark>night</mark>, so my evening" in html
    assert "Wrote:" in html


def test_by_what_they_have_lived_and_their_own_words_for_it(heron: Person, baker: Person) -> None:
    lives(baker, "losing a brother", wording="Tom went <b>sailing</b>")
    assert found_by(heron, "brothers") == ["Baker"]
    html = looks_for(heron, "sail")
    assert "Tom went &lt;b&gt;<mark>sailing</mark>&lt;/b&gt;" in html
    assert "losing a brother" in html


def test_nobody_is_looked_up_by_name(heron: Person, baker: Person) -> None:
    says(someone("Kestrel"), "I bake too.")
    assert found_by(heron, "Kestrel") == []


def test_nor_finds_oneself(baker: Person) -> None:
    assert found_by(baker, "night") == []


def test_a_description_is_found_as_soon_as_it_is_said_and_no_longer_when_it_is_not(
    heron: Person, baker: Person
) -> None:
    client = signed_in_as(baker)
    client.post("/me", {"words": "I mend umbrellas.", "findable": "on"})
    baker.refresh_from_db()
    assert baker.words == "I mend umbrellas."
    assert found_by(heron, "umbrella") == ["Baker"]
    assert found_by(heron, "bread") == []


def test_what_is_let_go_finds_nobody(heron: Person, baker: Person) -> None:
    lived = lives(baker, "a year at sea")
    assert found_by(heron, "sea") == ["Baker"]
    people.let_go(lived)
    assert found_by(heron, "sea") == []


# Who finds whom. The columns: a stranger, somebody who shares it, somebody who shares it in secret, one who has nodded
# both ways.
WHO_FINDS = {
    ShownTo.EVERYBODY: (True, True, True, True),
    ShownTo.SHARERS: (False, True, False, False),
    ShownTo.NODDED: (False, False, False, True),
}


@pytest.mark.parametrize("shown_to", ShownTo)
def test_who_finds_whom_by_something_veiled(baker: Person, shown_to: ShownTo) -> None:
    seekers = [someone(name) for name in ("Stranger", "Sharer", "Secret", "Met")]
    lives(seekers[1], "hearing voices")
    lives(seekers[2], "hearing voices", ShownTo.NODDED)
    people.acquaint(seekers[3], baker)
    lives(baker, "hearing voices", shown_to, wording="three of them, one quite funny")
    for words in ("voices", "funny", "hearing funny voices", "bread voices"):
        found = tuple("Baker" in found_by(seeker, words) for seeker in seekers)
        expected = WHO_FINDS[shown_to]
        assert found == (expected if words != "bread voices" else (True,) * 4), words
    # What is found by other words does not show it either.
    for seeker, sees in zip(seekers, WHO_FINDS[shown_to], strict=True):
        assert ("<mark>funny</mark>" in looks_for(seeker, "bread funny")) == sees


def test_whoever_hides_finds_nobody_by_what_is_for_sharers(baker: Person) -> None:
    hidden = someone("Hidden")
    lives(hidden, "hearing voices")
    lives(baker, "hearing voices", ShownTo.SHARERS)
    assert found_by(hidden, "voices") == ["Baker"]
    hidden.hidden_at = timezone.now()
    hidden.save()
    assert found_by(hidden, "voices") == []


def test_lines_hold(heron: Person, otter: Person, baker: Person) -> None:
    people.block(baker, by=heron)
    people.mute(baker, by=otter)
    assert found_by(heron, "bread") == found_by(otter, "bread") == found_by(baker, "eleven weeks") == []
    people.unblock(baker, by=heron)
    people.unmute(baker, by=otter)
    assert found_by(heron, "bread") == found_by(otter, "bread") == ["Baker"]
    people.block(heron, by=baker)
    assert found_by(heron, "bread") == []


def test_only_those_who_let_themselves_be_found(heron: Person, otter: Person, baker: Person) -> None:
    people.acquaint(otter, baker)
    baker.hidden_at, baker.hidden_from = timezone.now(), HiddenFrom.STRANGERS
    baker.save()
    assert baker.found_by == FoundBy.NODDED
    lives(baker, "hearing voices", ShownTo.SHARERS)
    lives(heron, "hearing voices")
    assert (found_by(heron, "bread voices"), found_by(otter, "bread")) == ([], ["Baker"])
    baker.hidden_from = HiddenFrom.EVERYBODY
    baker.save()
    actions.put_words(baker)
    assert found_by(otter, "bread") == []


def test_who_has_left_is_not_found(heron: Person, baker: Person) -> None:
    baker.left_at = timezone.now()
    baker.save()
    assert found_by(heron, "bread") == [], "nor before the index hears of it"
    actions.put_words(baker)
    assert found_by(heron, "bread") == []


def test_something_veiled_moves_nothing(heron: Person, otter: Person, baker: Person) -> None:
    """Not who is found, nor in what order, nor how many, nor the words that are offered: said or taken back."""
    says(otter, "night night night night, and bread")
    wanted = ("night", "bread night", "nigth", "voices", "voises", "voices night", "hospital", "hopsital")

    def answers() -> list[object]:
        found = [answer_for(heron, words) for words in wanted]
        return [(one.words, [(each.card.person.pk, each.said) for each in one.people], one.next) for one in found]

    before = answers()
    lived = [
        lives(baker, "hearing voices at night", ShownTo.SHARERS, wording="night night bread night"),
        lives(baker, "a night in hospital", ShownTo.NODDED, wording="hospital bread"),
    ]
    assert answers() == before
    for one in lived:
        people.let_go(one)
    assert answers() == before


@pytest.fixture
def lists_read() -> Iterator[list[str]]:
    """The matches that the index is asked for."""
    from eachother.search import queries  # noqa: PLC0415

    matches: list[str] = []
    ask = queries._match

    def noted(wanted: queries.Asked, seen: queries.Seen) -> list[queries.Row]:
        matches.extend(term for terms in wanted.values() for term in queries._everywhere(terms, seen))
        return ask(wanted, seen)

    with patch.object(queries, "_match", noted):
        yield matches


def test_lists_that_are_for_others_are_not_even_read(heron: Person, baker: Person, lists_read: list[str]) -> None:
    """What is not read takes no time."""
    own = lives(heron, "a river in flood").experience_id
    lives(heron, "a secret", ShownTo.NODDED)
    lives(baker, "hearing voices", ShownTo.SHARERS)
    answer_for(heron, "voices secret")
    night_shifts = Lived.objects.exclude(experience=own).filter(person=heron, shown_to=ShownTo.EVERYBODY).get()
    assert {term.partition(".")[0] for term in lists_read} == {"p", f"pe{own}", f"pe{night_shifts.experience_id}"}


def test_a_mistyped_word(heron: Person, baker: Person) -> None:
    says(baker, "insomnia since the spring")
    assert "Nothing for “insomia”; here is what fits “insomnia”." in looks_for(heron, "insomia")
    people.block(heron, by=baker)
    assert "insomnia" not in looks_for(heron, "insomia")


def test_in_other_languages_too(heron: Person) -> None:
    says(someone("Jaskółka", languages=("pl",)), "Bezsenność od lat, and English when I must.")
    polish = someone("Linnet", languages=("pl",))
    for words in ("bezsennosc", "bezsenności", "musts"):
        assert found_by(polish, words) == ["Jaskółka"], words


def test_nobody_wrote_it(heron: Person) -> None:
    html = looks_for(heron, "umbrella")
    assert "Nobody wrote this" in html
    assert 'value="umbrella"' in html, "what was typed is still there"


@pytest.mark.parametrize("words", ["", "  ", "?!", "a", "x" * (LONGEST + 1)])
def test_nothing_to_look_for(heron: Person, words: str) -> None:
    answer = signed_in_as(heron).post(PAGE, {"words": words})
    assert answer.status_code == 422
    assert "Nothing to look for" in answer.text


def test_no_address_has_words_in_it(heron: Person, baker: Person) -> None:
    client = signed_in_as(heron)
    assert client.get(PAGE, {"words": "bread"}).headers["Location"] == "/people"
    html = client.post(PAGE, {"words": "bread"}).text
    assert "?words" not in html
    assert "words=" not in html
    assert 'method="get"' not in html
    assert client.post(PAGE, {"words": "bread"}).headers["Cache-Control"] == "no-store"


def test_signed_out_leads_to_the_door(client: Client, db: None) -> None:
    assert client.post(PAGE, {"words": "bread"}).headers["Location"].startswith("/door")


def test_too_often_is_too_often(heron: Person, only: Callable[[str, int], None]) -> None:
    only("look", 2)
    client = signed_in_as(heron)
    statuses = [client.post(PAGE, {"words": "bread"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_a_page_at_a_time(heron: Person) -> None:
    for number in range(45):
        says(someone(f"Somebody {number}"), "night shifts")
    assert "45 people wrote about this." in looks_for(heron, "night")
    assert looks_for(heron, "night").count('<article class="sheet person"') == 20
    last = looks_for(heron, "night", page=99)
    assert last.count('<article class="sheet person"') == 5
    assert "More people" not in last
    assert "The people before" in last


def test_as_many_queries_however_many_are_found(heron: Person, baker: Person) -> None:
    lives(baker, "a year at sea")
    answer_for(heron, "night")
    with assertNumQueries(6):
        answer_for(heron, "night")
    for number in range(15):
        says(someone(f"Somebody {number}"), "night shifts")
    with assertNumQueries(6):
        answer_for(heron, "night")


def test_when_they_are_erased_no_word_is_left(heron: Person, baker: Person) -> None:
    from eachother.search.models import Entry, Word  # noqa: PLC0415

    assert Word.objects.filter(word="breakfast").exists()
    actions.forget(baker)
    assert not Word.objects.filter(word="breakfast").exists()
    assert not Entry.objects.filter(terms__contains="breakfast").exists()


def test_what_the_index_missed_is_mended(heron: Person, baker: Person) -> None:
    Person.objects.filter(pk=baker.pk).update(words="umbrellas")
    assert found_by(heron, "bread") == [], "what is not there to be seen is not shown"
    actions.put_everybodys_words()
    assert found_by(heron, "umbrella") == ["Baker"]
