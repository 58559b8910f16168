"""What the server writes down: errors, and no person in them.

No name, ref, IP address, path or query string; of an exception its type and where it happened, and its own words only
where these are about code or the machine (`str(KeyError)` may be a person's name).
"""

import logging
import sys
from collections.abc import Iterator
from traceback import extract_tb
from types import TracebackType
from typing import Any

from django.db import OperationalError
from django.template import TemplateDoesNotExist
from jinja2 import UndefinedError

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
ABOUT_CODE = (
    OperationalError,
    TypeError,
    AttributeError,
    NameError,
    ImportError,
    TemplateDoesNotExist,
    UndefinedError,
)


class Discreet(logging.Formatter):
    """Writes a request as its method, the name of its page and the status, and a traceback without anybody's words."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - named by logging
        if hasattr(record, "request"):
            record.message = _request_line(record.request, getattr(record, "status_code", ""))
        elif record.name.startswith("django.security"):
            record.message = "A request was refused."
        return super().formatMessage(record)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - named by logging
        return "\n".join(_lines(ei[1])) if ei[1] else ""


def settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to stderr in the discreet form, nothing by mail, refusals of the 400 kind unsaid."""
    quiet = {"level": "ERROR", "handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"discreet": {"()": "eachother.foundation.logs.Discreet"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "discreet"}},
        "root": {"level": level.upper(), "handlers": ["stderr"]},
        "loggers": {
            "django": {"level": level.upper(), "handlers": [], "propagate": True},
            "django.request": quiet,
            "django.security": quiet,
            # The front says what failed; uvicorn's own lines hold addresses and paths.
            "uvicorn": {"level": "CRITICAL", "handlers": [], "propagate": False},
            # At INFO or below these would write what people wrote.
            "django.db.backends": {"level": "ERROR", "handlers": [], "propagate": True},
        },
    }


def _request_line(request: Any, status: object) -> str:
    match = getattr(request, "resolver_match", None)
    return f"{getattr(request, 'method', '')} {match.view_name if match else '(no page)'} {status}".strip()


def _lines(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _lines(cause)
        yield "then"
    for frame in extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}{_own_words(error)}"


def _own_words(error: BaseException) -> str:
    if isinstance(error, ABOUT_CODE):
        return f": {error}"
    if isinstance(error, OSError) and error.strerror:
        return f": {error.strerror}"
    return ""
