"""What the people of Riverside said to each other is sealed, opens for the two alone, and stands in no row."""

import pytest
from django.db import connection as database

from eachother.connections.models import Connection, Consent, Grant, Kind, Message, Reopening, Wording
from eachother.connections.parts import PARTS
from eachother.demo import keys, reading
from eachother.demo.tests.conftest import Accounts
from eachother.people.models import Person
from eachother.vault.encoding import Malformed, to_base64
from eachother.vault.envelopes import check_agreement, check_reopening
from eachother.vault.sealing import Account, Talk, read_talk


def as_read_by(account: Account, connection: Connection) -> Talk:
    """From the server's rows, as the JSON of this connection would carry them."""
    grants = Grant.objects.filter(epoch__connection=connection, person__ref=account.ref)
    identities = {
        member.person.ref: to_base64(bytes(member.person.keyring.identity)) for member in connection.members.all()
    }
    return read_talk(
        account,
        connection=connection.ref,
        epochs=[
            {"record": to_base64(bytes(grant.epoch.record)), "grant": to_base64(bytes(grant.sealed))}
            for grant in grants.select_related("epoch").order_by("epoch__number")
        ],
        identities={ref: text for ref, text in identities.items() if ref != account.ref},
    )


def opened(talk: Talk, connection: Connection) -> list[tuple[str, str]]:
    rows = connection.messages.select_related("sender").order_by("place")
    return [
        (row.sender.name, talk.open(to_base64(bytes(row.envelope or b"")), sender=row.sender.ref).body["text"])
        for row in rows
    ]


def test_both_open_every_word_and_it_is_what_was_said(accounts: Accounts) -> None:
    lives = reading.read()
    for one in lives.connections:
        connection = Connection.objects.get(ref=keys.ref_of("connection", one.first, one.second))
        written = lives.talks[one.talk]
        said = [(s.by, s.body["text"]) for s in written.said] + [(c.by, c.text) for c in written.clauses]
        for name in (one.first, one.second):
            heard = opened(as_read_by(accounts[name], connection), connection)
            assert set(said) <= set(heard)
            assert len(heard) == len(said) + sum(bool(clause.reworded) for clause in written.clauses)


def test_nobody_else_opens_a_word(accounts: Accounts) -> None:
    wren, juniper = (Person.objects.get(name=name) for name in ("Wren", "Juniper"))
    connection = Connection.objects.between(wren, juniper).get()
    keys_of_juniper = as_read_by(accounts["Juniper"], connection).epochs
    assert keys_of_juniper
    for name in sorted(accounts.keys() - {"Wren", "Juniper"}):
        stolen = Grant.objects.filter(epoch__connection=connection).select_related("epoch")[0]
        with pytest.raises((Malformed, ValueError, StopIteration)):
            read_talk(
                accounts[name],
                connection=connection.ref,
                epochs=[{"record": to_base64(bytes(stolen.epoch.record)), "grant": to_base64(bytes(stolen.sealed))}],
                identities={one.ref: to_base64(bytes(one.keyring.identity)) for one in (wren, juniper)},
            )


def test_no_word_stands_in_any_row(accounts: Accounts) -> None:
    """Every table, as text: a sentence of each talk and each clause is in none of them."""
    lives = reading.read()
    sentences = [text for talk in lives.talks.values() for text in (talk.said[0].text, talk.said[-1].text)]
    sentences += [one.see for talk in lives.talks.values() for one in talk.said if one.see]
    sentences += [clause.text for talk in lives.talks.values() for clause in talk.clauses]
    with database.cursor() as cursor:
        for table in database.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = " ".join(
                bytes(value).decode("utf-8", "ignore") if isinstance(value, bytes | memoryview) else str(value)
                for row in cursor.fetchall()
                for value in row
            )
            assert [text for text in sentences if text in rows] == [], table


def test_every_agreement_and_reopening_is_signed_by_whoever_gave_it(accounts: Accounts) -> None:
    by_ref = {account.ref: account for account in accounts.values()}
    for consent in Consent.objects.select_related("wording__clause__connection", "wording__message", "person"):
        clause = consent.wording.clause
        assert check_agreement(
            to_base64(bytes(consent.signature)),
            ed25519=by_ref[consent.person.ref].public.ed25519,
            connection=clause.connection.ref,
            clause=clause.ref,
            message_hash=bytes(consent.wording.message.digest),
            round=consent.round,
        )
    reopenings = Reopening.objects.select_related("clause__connection", "wording__message", "by")
    assert reopenings
    for back in reopenings:
        assert back.round == back.clause.round == 2
        assert check_reopening(
            to_base64(bytes(back.signature)),
            ed25519=by_ref[back.by.ref].public.ed25519,
            connection=back.clause.connection.ref,
            clause=back.clause.ref,
            message_hash=bytes(back.wording.message.digest),
            round=back.round,
        )


def test_whoever_words_a_clause_consents_to_it(accounts: Accounts) -> None:
    assert Wording.objects.exists()
    for wording in Wording.objects.select_related("message"):
        assert wording.message.kind == Kind.CLAUSE
        assert wording.consents.filter(person=wording.message.sender).exists()


def test_every_clause_names_a_part_of_the_agreement() -> None:
    talks = reading.read().talks.values()
    assert {clause.part for talk in talks for clause in talk.clauses} <= {part.key for part in PARTS}


def test_every_chain_is_whole(accounts: Accounts) -> None:
    for connection in Connection.objects.all():
        assert list(
            Message.objects.filter(connection=connection).order_by("place").values_list("place", flat=True)
        ) == [*range(1, connection.places + 1)]
