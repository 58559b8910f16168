"""Beginning a circle: one form."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from eachother.circles import actions, rules
from eachother.circles.models import Circle, Door, Readers
from eachother.circles.words import problem_words
from eachother.foundation.limits import within
from eachother.foundation.refs import new_ref
from eachother.foundation.text import clean_line, fold
from eachother.people import vocabulary
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.people.rules import experience_problem
from eachother.web.addresses import url
from eachother.web.errors import answer
from eachother.web.pages import page, part


class Typed:
    """What stands in the form: which experiences are on it, and the one that is being typed."""

    def __init__(self, given: Any) -> None:
        self.name: str = given.get("name", "")
        self.words: str = given.get("words", "")
        self.door: str = given.get("door", "")
        self.readers: str = given.get("readers", "")
        self.once: str = given.get("once") or new_ref()
        self.typing: str = given.get("typing", "")
        self.about: list[str] = []
        off = given.get("off")
        for name in (*given.getlist("about"), given.get("taken", "")):
            line = clean_line(name)
            if line and line != off and fold(line) not in map(fold, self.about):
                self.about.append(line)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: PersonRequest) -> HttpResponse:
    typed = Typed(request.POST)
    if request.method != "POST" or "off" in request.POST:
        return _form(request, typed)
    if "taken" in request.POST:
        typed.typing = ""
    if typed.typing.strip():
        if wrong := experience_problem(typed.typing):
            return _form(request, typed, {"typing": problem_words(wrong)})
        if "new" not in request.POST and (near := vocabulary.perhaps_the_same(typed.typing)):
            return _form(request, typed, near=near)
        typed.about, typed.typing = [*typed.about, clean_line(typed.typing)], ""
    return _form(request, typed) if {"taken", "add", "new"} & set(request.POST) else _begin(request, typed)


def _begin(request: PersonRequest, typed: Typed) -> HttpResponse:
    errors = _missing(typed)
    sent = Circle.objects.of(request.person).filter(ref=typed.once).exists()
    if not errors and not sent and not within("circle", request.person.pk):
        return _form(request, typed, {"": problem_words("start-often")}, status=429)
    if errors:
        return _form(request, typed, errors)
    try:
        circle = actions.start(
            typed.name,
            typed.words,
            about=typed.about,
            door=Door(typed.door),
            readers=Readers(typed.readers),
            by=request.person,
            once=typed.once,
        )
    except Problem as problem:
        return _form(request, typed, {_field(problem.reason): problem_words(problem.reason)})
    return HttpResponseRedirect(url("circles:circle", circle.ref) + "?begun")


def _missing(typed: Typed) -> dict[str, str]:
    """What does not fit, by field, all of it at once."""
    reasons = [
        rules.name_problem(clean_line(typed.name)),
        rules.words_problem(typed.words.strip(), about=len(typed.about)),
        "about-many" if len(typed.about) > rules.ABOUT_AT_MOST else None,
        None if typed.door in Door.values else "door-empty",
        None if typed.readers in Readers.values else "readers-empty",
    ]
    return {_field(reason): problem_words(reason) for reason in reasons if reason}


def _field(reason: str) -> str:
    return {"challenge": "words", "about": "typing", "experience": "typing"}.get(
        field := reason.partition("-")[0], field
    )


def _form(
    request: PersonRequest,
    typed: Typed,
    errors: dict[str, str] | None = None,
    *,
    near: list[str] | None = None,
    status: int = 422,
) -> HttpResponse:
    context = {
        "typed": typed,
        "errors": {field: [words] for field, words in (errors or {}).items()},
        "near": near or [],
        "doors": _doors(),
        "readers": _readers(),
        "most": rules.ABOUT_AT_MOST,
    }
    return page(request, "circles/new.html", context, status if errors else 200)


def _doors() -> list[tuple[str, Any, Any]]:
    return [
        (Door.SHARED, _("Open"), _("whoever has lived what it is about comes in; about nothing named, anybody here")),
        (Door.KNOCK, _("By a knock"), _("they write a few words, and anybody in it can say ‘come in’")),
        (Door.INVITATION, _("By asking"), _("only whom somebody in it asks")),
    ]


def _readers() -> list[tuple[str, Any, Any]]:
    return [
        (Readers.CIRCLE, _("Only who is in it"), _("and whoever hosts this could")),
        (Readers.EVERYBODY, _("Everybody here"), _("and whoever hosts this could")),
    ]


@require_POST
@signed_in
def suggestions(request: PersonRequest) -> HttpResponse:
    """Near matches while somebody types; a part for htmx. What is typed stands in no address."""
    if not within("suggestion", request.person.pk):
        return answer(request, 429)
    besides = {fold(name) for name in request.POST.getlist("about")}
    names = vocabulary.suggestions(request.POST.get("typing", ""), besides=besides)
    return part(request, "people/_suggestions.html", {"names": names})
