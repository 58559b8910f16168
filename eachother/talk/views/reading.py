"""What a form brings, read and looked at."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.core.files.uploadedfile import UploadedFile

from eachother.circles.models import Circle
from eachother.circles.queries import unnamed_allowed
from eachother.foundation.limits import within
from eachother.foundation.text import clean_line, clean_text
from eachother.people.http import PersonRequest
from eachother.people.models import Person
from eachother.people.models.invitation import new_code
from eachother.talk import pictures, rules
from eachother.talk.models import Reply
from eachother.talk.saying import Saying, Seen
from eachother.talk.words import problem_words

FIELDS = ("title", "words", "note", "seen", "quotes", "once")


class Form(NamedTuple):
    """What was typed, and what is wrong with it, in plain words by field; `slow` is about the whole."""

    typed: Mapping[str, str]
    wrong: Mapping[str, str]

    def at(self, field: str) -> list[str]:
        """What is said at this field."""
        return [self.wrong[field]] if field in self.wrong else []

    @property
    def status(self) -> int:
        return (429 if "slow" in self.wrong else 422) if self.wrong else 200


def empty_form(quotes: str = "") -> Form:
    return Form({**dict.fromkeys(FIELDS, ""), "quotes": quotes, "once": new_code(), "unnamed": ""}, {})


def typed_in(request: PersonRequest) -> dict[str, str]:
    typed = {name: request.POST.get(name, "") for name in FIELDS}
    if not rules.is_code(typed["once"]):
        typed["once"] = new_code()
    return {**typed, "unnamed": request.POST.get("unnamed", "")}


def saying_of(
    request: PersonRequest, circle: Circle, *, limit: str, with_title: bool = False, quotes: Reply | None = None
) -> tuple[str, Saying | None, Form]:
    """The title and what somebody wants to say; None when something is wrong, which the form says."""
    typed, file = typed_in(request), request.FILES.get("picture")
    title, words = clean_line(typed["title"]), clean_text(typed["words"])
    note, seen = clean_line(typed["note"]), clean_line(typed["seen"])
    reasons = rules.problems(words, note, title if with_title else None)
    if typed["quotes"] and quotes is None:
        reasons.setdefault("words", "moved-on")
        typed["quotes"] = ""
    if typed["unnamed"] and not unnamed_allowed(circle):  # never with the name instead
        reasons["unnamed"] = "unnamed-not"
    if wrong := _picture_problem(seen, there=file is not None):
        reasons["seen"] = wrong
    if not reasons and not within(limit, request.person.pk):
        reasons["slow"] = "too-often"
    picture = None
    if file and not reasons:
        try:
            picture = _seen(request.person, file, seen)
        except pictures.NoPicture as no:
            reasons["slow" if no.reason == "too-often" else "seen"] = no.reason
    form = Form(typed, {field: problem_words(reason) for field, reason in reasons.items()})
    saying = Saying(words, typed["once"], note, bool(typed["unnamed"]), quotes, picture)
    return title, None if reasons else saying, form


def _picture_problem(seen: str, *, there: bool) -> str | None:
    if there:
        return rules.seen_problem(seen)
    return "seen-alone" if seen else None


def _seen(person: Person, file: "UploadedFile[Any]", words: str) -> Seen:
    """Opening a picture costs more than reading words."""
    if not within("picture", person.pk):
        raise pictures.NoPicture("too-often")
    data, width, height = pictures.made_anew(file, file.size or 0)
    return Seen(data, width, height, words)
