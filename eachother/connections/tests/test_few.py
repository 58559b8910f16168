"""A few: asked, begun, somebody comes in, somebody leaves; by whose word, and what each may see."""

import pytest

from eachother.connections import actions
from eachother.connections.models import Asking, Connection, Member, State
from eachother.connections.queries import newest_epoch
from eachother.connections.refusals import Impossible, NotYours, Refused
from eachother.connections.tests import make
from eachother.connections.tests.fews import Few, status, told
from eachother.notices.models import Notice
from eachother.people.actions import mute
from eachother.tests.somebody import words_of
from eachother.vault import sealing
from eachother.vault.encoding import Malformed, to_base64

pytestmark = pytest.mark.django_db


def test_those_who_are_asked_see_who_is_and_answer_for_themselves(
    asked: Connection, wren: make.Peer, juniper: make.Peer, otter: make.Peer, heron: make.Peer
) -> None:
    path = f"/alongside/{asked.ref}"
    assert "few-asked" in told(juniper)
    page = make.signed_in_as(juniper).get(f"{path}/asking").text
    assert "Wren asks you" in page
    assert "Otter" in page
    assert status(heron, f"{path}/asking") == 404
    assert [status(one, path) for one in (juniper, heron)] == [404, 404]
    assert make.signed_in_as(juniper).post(f"{path}/asking/acceptance").status_code == 302
    assert "few-yes" in told(wren)
    make.signed_in_as(otter).post(f"{path}/asking/refusal")
    assert status(otter, f"{path}/asking") == 404
    shown = make.signed_in_as(wren).get(f"{path}/beginning").text
    assert "Begin with those" not in shown, "two are too few"


def test_not_now_looks_like_no_answer(asked: Connection, wren: make.Peer, juniper: make.Peer, otter: make.Peer) -> None:
    """On the page of who asked, and of the others who are asked; also after a yes."""
    path = f"/alongside/{asked.ref}"
    looks = [(wren, f"{path}/beginning"), (juniper, f"{path}/asking")]
    before = [words_of(make.signed_in_as(one).get(page).content) for one, page in looks]
    make.signed_in_as(otter).post(f"{path}/asking/refusal")
    assert [words_of(make.signed_in_as(one).get(page).content) for one, page in looks] == before
    assert "Otter" in before[0]
    make.signed_in_as(juniper).post(f"{path}/asking/acceptance")
    make.signed_in_as(juniper).post(f"{path}/asking/refusal")
    after = words_of(make.signed_in_as(wren).get(f"{path}/beginning").content)
    assert "Said yes" not in after
    assert "Nothing yet J Juniper" in after


def test_only_those_who_said_yes_are_in_the_first_record(
    asked: Connection, wren: make.Peer, juniper: make.Peer, otter: make.Peer, sorrel: make.Peer
) -> None:
    def begin(*others: make.Peer, by: make.Peer = wren) -> None:
        talk = sealing.begin(wren.account, *(one.account for one in others), connection=asked.ref)
        actions.begin_few(asked, by=by.person, record=talk.record, grants=talk.grants[0])

    with pytest.raises(Refused, match="too-few"):
        begin(juniper, otter)
    for asking in Asking.objects.filter(connection=asked):
        actions.would_come(asking)
    for others in ((juniper,), (juniper, otter, sorrel), (juniper, sorrel)):
        with pytest.raises(Impossible, match="other-members"):
            begin(*others)
    with pytest.raises(NotYours):
        begin(juniper, otter, by=juniper)
    begin(juniper, otter)
    assert Connection.objects.get(pk=asked.pk).state == State.ALONGSIDE
    assert Member.objects.filter(connection=asked).count() == 3


def test_whoever_has_not_answered_is_asked_no_longer(
    wren: make.Peer, juniper: make.Peer, otter: make.Peer, sorrel: make.Peer
) -> None:
    for other in (juniper, otter, sorrel):
        make.come_alongside(wren, other)
    asked = actions.ask_few([juniper.ref, otter.ref, sorrel.ref], by=wren.person)
    for asking in Asking.objects.filter(connection=asked).exclude(person=sorrel.person):
        actions.would_come(asking)
    talk = sealing.begin(wren.account, juniper.account, otter.account, connection=asked.ref)
    for _ in range(2):
        actions.begin_few(asked, by=wren.person, record=talk.record, grants=talk.grants[0])
    assert not Asking.objects.open().exists()
    assert "few-asked" not in told(sorrel)
    assert status(sorrel, f"/alongside/{asked.ref}/asking") == 404


@pytest.mark.parametrize("names", [["juniper"], ["juniper", "heron"], []])
def test_one_asks_two_at_least_and_those_one_is_alongside(
    asked: Connection, wren: make.Peer, juniper: make.Peer, heron: make.Peer, names: list[str]
) -> None:
    refs = [{"juniper": juniper, "heron": heron}[name].ref for name in names]
    answer = make.signed_in_as(wren).post("/alongside/few", {"who": refs})
    assert answer.status_code == 422
    assert Connection.objects.of_few().count() == 1


def test_not_after_all(asked: Connection, wren: make.Peer, juniper: make.Peer, heron: make.Peer) -> None:
    path = f"/alongside/{asked.ref}/beginning/end"
    assert make.signed_in_as(heron).post(path).status_code == 404
    assert make.signed_in_as(juniper).post(path).status_code == 404
    assert make.signed_in_as(wren).post(path).status_code == 302
    assert status(juniper, f"/alongside/{asked.ref}/asking") == 404
    assert "few-asked" not in told(juniper)


def test_the_page_opens_for_those_who_are_in_it(few: Few, heron: make.Peer) -> None:
    assert [status(one, few.path) for one in (few.wren, few.otter)] == [200, 200]
    assert [status(one, few.path) for one in (few.sorrel, heron)] == [404, 404]
    page = make.signed_in_as(few.wren).get(few.path).text
    assert "A few of you" in page
    assert "Juniper, Otter and you" in page


def test_all_read_what_is_said_and_are_told_without_a_name(few: Few) -> None:
    few.says(few.otter)
    assert "few-words" in told(few.wren)
    assert "Something new from a few of you" in make.signed_in_as(few.wren).get("/today").text
    rows = make.script_of(few.juniper).get(f"{few.path}/messages").json()
    assert len(rows["messages"]) == 1
    assert set(rows["other"]["few"]["present"]) == {few.wren.ref, few.juniper.ref, few.otter.ref}


def test_whoever_mutes_one_of_them_is_not_told_by_that_one(few: Few) -> None:
    mute(few.otter.person, by=few.wren.person)
    few.says(few.otter)
    assert "few-words" not in told(few.wren)
    few.says(few.juniper)
    assert "few-words" in told(few.wren)


def test_somebody_comes_in_by_everybody_s_word(few: Few) -> None:
    few.says(few.wren, "before")
    asking = few.proposed(few.sorrel)
    assert {"few-came"} <= told(few.juniper) & told(few.otter)
    assert status(few.sorrel, f"{few.path}/asking") == 404, "not before all have given their word"
    few.approved(asking, few.sorrel, few.juniper)
    assert "few-asked" not in told(few.sorrel)
    few.approved(asking, few.sorrel, few.otter)
    assert "few-asked" in told(few.sorrel)
    approvals = few.words_for(few.sorrel, few.juniper, few.otter)
    four = (few.wren, few.juniper, few.otter, few.sorrel)
    before = few.talk.epochs[:], few.talk.keys[:], few.talk.grants[:]
    with pytest.raises(Impossible, match="other-members"):
        few.next(few.wren, *four, why="joined", approvals=approvals)
    few.talk.epochs, few.talk.keys, few.talk.grants = before
    assert make.signed_in_as(few.sorrel).post(f"{few.path}/asking/acceptance").status_code == 302
    few.next(few.wren, *four, why="joined", approvals=approvals)
    assert status(few.sorrel, few.path) == 200
    few.says(few.sorrel, "Thank you")
    rows = make.script_of(few.sorrel).get(f"{few.path}/messages").json()["messages"]
    assert len(rows) == 1, "nothing from before"
    assert len(make.script_of(few.sorrel).get(f"{few.path}/messages?after=0").json()["messages"]) == 1
    assert make.script_of(few.sorrel).get(f"{few.path}/messages?before=2").json()["messages"] == []


def test_without_a_word_nobody_comes_in(few: Few) -> None:
    asking = few.proposed(few.sorrel)
    few.approved(asking, few.sorrel, few.juniper, few.otter)
    actions.would_come(Asking.objects.get(pk=asking.pk))
    four = (few.wren, few.juniper, few.otter, few.sorrel)
    with pytest.raises(ValueError, match="ghost-member"):
        few.next(few.wren, *four, why="joined", approvals=few.words_for(few.sorrel, few.juniper))
    assert newest_epoch(few.connection) == 1


def test_words_are_for_this_epoch(few: Few) -> None:
    asking = few.proposed(few.sorrel)
    stale = few.word(few.juniper, few.sorrel)
    actions.leave_few(few.connection, by=few.otter.person)
    few.next(few.wren, few.wren, few.juniper, why="left")
    with pytest.raises(Refused, match="epoch"):
        actions.approve_person(few.connection, asking, by=few.juniper.person, **stale)
    with pytest.raises(ValueError, match="ghost-member"):
        actions.approve_person(few.connection, asking, by=few.juniper.person, **{**stale, "epoch": 3})


def test_anybody_can_put_it_aside_and_nobody_outside_learns_of_it(few: Few) -> None:
    few.proposed(few.sorrel)
    script = make.script_of(few.otter)
    assert (
        script.post(f"{few.path}/people/{few.sorrel.ref}/removal", content_type="application/json").status_code == 200
    )
    assert not Asking.objects.open().exists()
    assert "few-asked" not in told(few.sorrel)
    assert "few-came" not in told(few.juniper)
    with pytest.raises(Refused, match="asked-lately"):
        few.proposed(few.sorrel)


def test_one_proposes_whom_one_is_alongside(few: Few, heron: make.Peer) -> None:
    for newcomer in (heron, few.otter):
        with pytest.raises(Refused, match="not-alongside"):
            few.proposed(newcomer)
    with pytest.raises(Refused, match="not-alongside"):
        few.proposed(few.sorrel, by=few.juniper)


def a_letter(blocks: int = 1) -> str:
    return to_base64(b"\x01" + bytes([blocks]) * (48 + 1024 * blocks))


def test_what_was_agreed_is_told_to_whoever_is_asked_and_to_nobody_else(few: Few) -> None:
    word = few.word(few.wren, few.sorrel)
    asking = actions.propose_person(few.connection, ref=few.sorrel.ref, by=few.wren.person, **word, told=a_letter(2))
    path = f"{few.path}/asking"
    assert status(few.sorrel, path) == 404
    few.approved(asking, few.sorrel, few.juniper)
    body = {**few.word(few.otter, few.sorrel), "told": a_letter()}
    answer = make.script_of(few.otter).post(
        f"{few.path}/people/{few.sorrel.ref}/approvals", body, content_type="application/json"
    )
    assert answer.status_code == 200
    assert a_letter() not in answer.content.decode()
    page = make.signed_in_as(few.sorrel).get(path).text
    assert [page.count(a_letter(n)) for n in (1, 2)] == [1, 1]
    assert few.wren.account.identity in page
    assert status(few.juniper, path) == 302
    # It was told for one coming in; when somebody has left meanwhile it is told anew.
    actions.leave_few(few.connection, by=few.otter.person)
    assert a_letter(2) not in make.signed_in_as(few.sorrel).get(path).text


@pytest.mark.parametrize(
    "told", ["AA", a_letter(67), to_base64(b"\x02" + bytes(48 + 1024)), a_letter()[:-4], a_letter(0)]
)
def test_a_letter_that_cannot_be_one_is_not_taken(few: Few, told: str) -> None:
    with pytest.raises(Malformed):
        actions.propose_person(
            few.connection, ref=few.sorrel.ref, by=few.wren.person, **few.word(few.wren, few.sorrel), told=told
        )


def test_the_same_words_again_are_told_only_to_whoever_was_not_for_them(few: Few) -> None:
    for peer in (few.juniper, few.otter):
        Notice.objects.filter(person=peer.person).delete()
    sealed, signature = few.puts(few.wren, "sameclausesamecl", number=1)
    wording, _ = actions.propose_clause(
        few.connection, by=few.wren.person, ref="sameclausesamecl", sealed=sealed, signature=signature
    )
    agreed = sealing.agree(
        few.juniper.account,
        connection=few.ref,
        clause="sameclausesamecl",
        message_hash=bytes(wording.message.digest),
        round=1,
    )
    actions.agree_to(few.connection, wording.clause, by=few.juniper.person, number=1, in_round=1, signature=agreed)
    Notice.objects.filter(person=few.otter.person).delete()
    sealed, signature = few.puts(few.wren, "sameclausesamecl", number=2)
    actions.reword_clause(
        few.connection,
        wording.clause,
        by=few.wren.person,
        number=2,
        in_round=1,
        sealed=sealed,
        signature=signature,
        again=True,
    )
    assert ["few-clause" in told(peer) for peer in (few.juniper, few.otter)] == [False, True]
