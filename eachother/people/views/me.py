"""What I say about myself."""

from datetime import timedelta

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.foundation.limits import allow
from eachother.people import actions, languages, queries
from eachother.people.access import signed_in
from eachother.people.forms import (
    COMPANY_CHOICES,
    HOURS_CHOICES,
    WORDS_LENGTH,
    DescribeForm,
    NameForm,
    name_words,
)
from eachother.people.http import PersonRequest
from eachother.people.models import Person
from eachother.people.problems import Conflict
from eachother.web.errors import answer
from eachother.web.pages import page

NAMES = 10
IN = timedelta(hours=1)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def me(request: PersonRequest) -> HttpResponse:
    first = "first" in request.GET
    form = DescribeForm(request.POST if request.method == "POST" else None, kept=request.person.languages)
    if form.is_bound and form.is_valid():
        actions.describe(form.description(), by=request.person)
        after = reverse("people:experiences") + "?first" if first else reverse("people:me") + "?kept"
        return HttpResponseRedirect(after)
    return _me_page(request, form, NameForm(), first=first)


@require_POST
@signed_in
def name(request: PersonRequest) -> HttpResponse:
    """Be called something else. Not often: by trying names one could learn who is here and hidden."""
    form = NameForm(request.POST)
    if form.is_valid():
        if not allow(f"name|{request.person.pk}", times=NAMES, per=IN):
            return answer(request, 429)
        try:
            actions.rename(form.cleaned_data["name"], by=request.person)
            return HttpResponseRedirect(reverse("people:me") + "?kept")
        except Conflict as conflict:
            form.add_error("name", name_words(conflict.reason))
    return _me_page(request, DescribeForm(kept=request.person.languages), form, first=False)


def _me_page(request: PersonRequest, form: DescribeForm, name_form: NameForm, *, first: bool) -> HttpResponse:
    context = {
        "form": form,
        "said": _said_in(form) if form.is_bound else _said_by(request.person),
        "name_form": name_form,
        "lived": queries.lived_by(request.person),
        "company": COMPANY_CHOICES,
        "hours": HOURS_CHOICES,
        "tongues": [(tag, languages.name_of(tag)) for tag in form.offered],
        "all_tongues": list(languages.known().values()),
        "words_length": WORDS_LENGTH,
        "first": first,
        "kept": "kept" in request.GET,
    }
    wrong = form.errors or name_form.errors
    return page(request, "people/me.html", context, status=422 if wrong else 200)


def _said_by(person: Person) -> dict[str, object]:
    return {
        "words": person.words,
        "languages": person.languages,
        "another_language": "",
        "hours": _flags(person.hours),
        "welcomes": _flags(person.welcomes),
        "offers": _flags(person.offers),
    }


def _said_in(form: DescribeForm) -> dict[str, object]:
    """What was sent and could not be taken, so that nothing has to be said twice."""
    sent = form.data
    several = {field: sent.getlist(field) for field in ("languages", "hours", "welcomes", "offers")}  # type: ignore[attr-defined]
    once = {field: sent.get(field, "") for field in ("words", "another_language")}
    return {**several, **once}


def _flags(number: int) -> list[str]:
    return [str(1 << place) for place in range(16) if number & (1 << place)]
