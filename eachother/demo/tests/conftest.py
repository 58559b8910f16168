"""Riverside is made up once for a file of tests, which only look at it."""

from collections.abc import Iterator, Mapping

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from eachother.demo import keys, riverside
from eachother.demo.riverside import DemoPerson, fill
from eachother.vault.sealing import Account

Accounts = dict[str, Account]


@pytest.fixture(scope="module")
def secrets() -> Accounts:
    """Everybody's keys, kept while Riverside is made up."""
    return {}


@pytest.fixture(scope="module")
def made_up(django_db_setup: None, django_db_blocker: DjangoDbBlocker, secrets: Accounts) -> Iterator[list[DemoPerson]]:
    def keeping(names: list[str], passphrases: Mapping[str, str], origin: str) -> Accounts:
        secrets.update(keys.accounts_for(names, passphrases, origin))
        return secrets

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(riverside, "accounts_for", keeping)
        yield fill()
        transaction.set_rollback(True)


@pytest.fixture
def people_to_be(made_up: list[DemoPerson], db: None) -> list[DemoPerson]:
    """Riverside, and whom one can be in it."""
    return made_up


@pytest.fixture
def accounts(made_up: list[DemoPerson], secrets: Accounts, db: None) -> Accounts:
    """Riverside, and everybody's keys."""
    return secrets
