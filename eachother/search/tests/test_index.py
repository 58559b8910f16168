"""The index: what is put is found, and by whom. The same on SQLite and PostgreSQL."""

import pytest
from django.db import connection, transaction
from pytest_django.asserts import assertNumQueries

from eachother.search import actions
from eachother.search.actions import Text
from eachother.search.models import Entry, Word
from eachother.search.queries import NEWEST, Found, How, Seen, can_be_asked, find, index_fits
from eachother.search.words import EVERYBODY

pytestmark = pytest.mark.django_db
KIND = "t"


def put(thing: int, words: str, *more: tuple[str, str], languages: tuple[str, ...] = ("en",)) -> None:
    texts = [Text(EVERYBODY, words, languages), *(Text(audience, text, languages) for audience, text in more)]
    actions.put(KIND, thing, texts)


def look(
    words: str, *audiences: str, besides: tuple[int, ...] = (), kind: str = KIND, languages: tuple[str, ...] = ("en",)
) -> Found:
    return find(words, Seen(kind, languages, audiences, besides))


def things(words: str, *audiences: str) -> list[int]:
    return list(look(words, *audiences).things)


def test_all_the_words_must_be_there() -> None:
    put(1, "I bake bread at night")
    put(2, "awake at night")
    put(3, "bread and soup")
    assert sorted(things("night")) == [1, 2]
    assert things("night bread") == [1]
    assert look("night bread").how == How.ALL


def test_a_kind_does_not_find_another() -> None:
    put(1, "bread")
    assert look("bread", kind="u").how == How.NONE


def test_each_audience_finds_what_is_for_it() -> None:
    put(1, "I bake bread", ("e7", "hearing voices"), ("n1", "a year in hospital"))
    assert things("voices") == things("hospital") == []
    assert things("voices", "e7") == [1]
    assert things("voices", "e8", "n1") == []
    assert things("hospital", "n1", "e7") == [1]
    assert things("bread voices hospital", "n1", "e7") == [1], "all of it together"
    assert things("bread voices hospital", "n1") == [1]
    assert look("bread voices hospital", "n1").how == How.SOME


def test_an_audience_is_not_found_by_its_name() -> None:
    put(1, "bread", ("e7", "voices"))
    for trick in ("voices", "e7.voices", "te7.voices", "e7voices", 'voices" OR "te7.voices', "te7", "voices*"):
        assert look(trick).how == How.NONE


def test_the_newest_first_among_equals() -> None:
    for thing in (5, 3, 9):
        put(thing, "night shifts")
    assert things("night") == [9, 3, 5]
    put(5, "night shifts, and tea")
    assert things("night") == [9, 3, 5], "saying something more moves nobody"


def test_words_that_stand_together_come_first() -> None:
    put(1, "night shifts in a bakery")
    put(2, "shifts of mood, mostly in the dark of night")
    assert things("night shift") == [1, 2]


def test_what_one_never_comes_across_is_left_out_before_the_rest_is_cut() -> None:
    for thing in range(3):
        put(thing, "night")
    assert list(look("night", besides=(2, 0)).things) == [1]


def test_only_the_newest_of_very_many() -> None:
    actions.put(KIND, 1, [Text(EVERYBODY, "night", ["en"])])
    entries = [Entry(kind=KIND, thing=thing, terms=f"{KIND}.night") for thing in range(2, NEWEST + 10)]
    Entry.objects.bulk_create(entries)
    found = things("night")
    assert len(found) == NEWEST
    assert found[0] == NEWEST + 9


def test_a_mistyped_word_is_taken_as_one_that_is_there() -> None:
    put(1, "insomnia, and bread")
    put(2, "bread")
    found = look("insomia")
    assert (found.how, list(found.things), dict(found.mended or {})) == (How.MENDED, [1], {"insomia": "insomnia"})
    assert list(look("bread isnomnia").things) == [1]
    assert look("xyzzyx").how == How.NONE


def test_with_its_accents() -> None:
    put(1, "Bezsenność", languages=("pl",))
    assert look("bezsennozc", languages=("pl",)).mended == {"bezsennozc": "bezsenność"}


def test_what_one_may_not_see_is_not_offered_for_a_mistyped_word() -> None:
    put(1, "bread", ("e7", "insomnia"))
    put(2, "schizophrenic")
    assert look("insomia").how == How.NONE
    assert look("schizofrenic", besides=(2,)).how == How.NONE, "nor what stands only where one never comes"
    assert look("schizofrenic").how == How.MENDED


def test_some_of_the_words_when_nobody_has_all() -> None:
    put(1, "hearing voices at night")
    put(2, "night and bread")
    put(3, "night")
    found = look("voices bread night umbrella")
    assert found.how == How.SOME
    assert list(found.things) == [2, 1, 3], "rare words count for more, and the newer of two equals comes first"


def test_put_again_the_old_words_find_nothing() -> None:
    put(1, "bread")
    put(1, "soup")
    put(1, "soup")
    assert things("bread") == []
    assert things("soup") == [1]
    assert list(Word.objects.values_list("word", "entries")) == [("soup", 1)]


def test_words_are_counted_by_the_entries_they_stand_in() -> None:
    put(1, "bread Bread soup")
    put(2, "bread")
    assert dict(Word.objects.values_list("word", "entries")) == {"bread": 2, "soup": 1}
    actions.take_out(KIND, 1)
    assert dict(Word.objects.values_list("word", "entries")) == {"bread": 1}
    actions.take_out(KIND, 1)
    put(2, "")
    assert not Word.objects.exists()
    assert things("bread") == []
    actions.take_out(KIND, 2)
    assert not Entry.objects.exists()


def test_forgotten_words_are_gone_from_the_file() -> None:
    put(1, "something xylophonic", ("n1", "zugzwangs"))
    put(2, "bread")
    actions.forget(KIND, 1)
    assert things("bread") == [2]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            blocks = cursor.execute("SELECT block FROM search_index_data").fetchall()
        assert not [block for (block,) in blocks if b"xyloph" in bytes(block) or b"zugzw" in bytes(block)]


def test_made_anew_it_finds_the_same() -> None:
    put(1, "bread")
    actions.rebuild()
    assert things("bread") == [1]
    actions.tidy()
    assert things("bread") == [1]


def test_an_index_that_is_out_of_step_is_seen_and_mended() -> None:
    put(1, "bread")
    assert index_fits()
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', %s, 't.bread')",
            [Entry.objects.get().pk],
        )
    assert things("bread") == []
    with transaction.atomic():
        assert not index_fits()
    actions.rebuild()
    assert index_fits()
    assert things("bread") == [1]


def test_nothing_can_be_put_into_a_statement() -> None:
    put(1, "bread")
    for odd in ("'", '"', "\\", "a' | 'b", "x & !y", "% {0} \x00"):
        assert look(odd).how == How.NONE
        assert not can_be_asked(odd)
    for odd in ("{t}: bread", "^bread", "bread\x00", '"bread', "'bread", "%s bread %% {besides}"):
        assert list(look(odd).things) == [1]


def test_one_query_when_all_is_found() -> None:
    put(1, "night shifts", ("e7", "hearing voices"))
    with assertNumQueries(1):
        find("night shift voices", Seen(KIND, ("en", "pl"), [f"e{n}" for n in range(40)], range(10, 200)))
    with assertNumQueries(1 + 3 + 2 + 2 + 1):  # all, each, words like two of them, whether these are found, all
        find("nigth shfts voices", Seen(KIND, ("en",), ["e7"]))


def test_many_audiences_are_no_harm() -> None:
    put(1, "night")
    assert things("night and day and work and sleep", *(f"n{n}" for n in range(2000))) == [1]
