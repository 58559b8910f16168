"""No person in the log."""

import io
import logging

import pytest
from django.db import IntegrityError, OperationalError
from django.test import RequestFactory

from eachother.foundation.logs import Discreet, settings


def written(error: Exception | None = None, request: object = None) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Discreet())
    logger = logging.Logger("django.request")
    logger.addHandler(handler)
    extra = {"request": request, "status_code": 500} if request else {}
    try:
        if error:
            raise error
    except Exception:
        logger.exception("Internal Server Error: %s", "/people/abcdefgh23456723", extra=extra)
    else:
        logger.error("Internal Server Error: %s", "/people/abcdefgh23456723", extra=extra)
    return stream.getvalue()


def test_a_request_is_its_method_its_page_and_its_status() -> None:
    line = written(request=RequestFactory().post("/people/abcdefgh23456723?q=Wren"))
    assert line.endswith("ERROR django.request: POST (no page) 500\n")


@pytest.mark.parametrize("error", [KeyError("Wren"), ValueError("Wren"), IntegrityError("Key (login)=(Wren)")])
def test_an_error_says_what_and_where_and_not_whom(error: Exception) -> None:
    text = written(error, RequestFactory().get("/"))
    assert "Wren" not in text
    assert type(error).__name__ in text
    assert "test_logs.py" in text


def test_a_cause_is_told_too() -> None:
    error = RuntimeError("Wren")
    error.__cause__ = OSError(28, "No space left on device", "/home/wren/x")
    text = written(error, RequestFactory().get("/"))
    assert "OSError: No space left on device" in text
    assert "wren" not in text.lower()


def test_what_is_about_the_machine_is_told() -> None:
    assert "database or disk is full" in written(
        OperationalError("database or disk is full"), RequestFactory().get("/")
    )


def test_nothing_goes_out_by_mail() -> None:
    assert set(settings("warning")["handlers"]) == {"stderr"}
