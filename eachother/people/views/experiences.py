"""What I have lived, and who sees it."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.foundation.limits import within
from eachother.foundation.text import clean_line
from eachother.people import actions, queries, rules, vocabulary
from eachother.people.access import signed_in
from eachother.people.forms import LivedForm, experience_words
from eachother.people.http import PersonRequest
from eachother.people.models import Lived, ShownTo
from eachother.people.problems import Problem
from eachother.web import slots
from eachother.web.errors import answer
from eachother.web.pages import page, part

AS_MANY = 240
IN = timedelta(minutes=1)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def experiences(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _list_page(request)
    form = LivedForm(request.POST)
    if not form.is_valid():
        return _list_page(request, typed=request.POST.get("name", ""), error=experience_words("experience-empty"))
    name, shown_to = form.cleaned_data["taken"] or form.cleaned_data["name"], form.cleaned_data["shown_to"]
    near = [] if "new" in request.POST or rules.experience_problem(name) else vocabulary.perhaps_the_same(name)
    if near:
        return _is_it_one_of_these(request, name, shown_to, near)
    try:
        actions.take_up(name, by=request.person, shown_to=shown_to, wording=form.cleaned_data["wording"])
    except Problem as problem:
        return _list_page(request, typed=name, shown_to=shown_to, error=experience_words(problem.reason))
    return _back(request)


@require_POST
@signed_in
def experience(request: PersonRequest, ref: str) -> HttpResponse:
    """Show it to others than before, or say it in other words."""
    lived = _mine(request, ref)
    form = LivedForm(request.POST)
    if form.is_valid():
        try:
            actions.show(lived, to=form.cleaned_data["shown_to"], wording=form.cleaned_data["wording"])
            return _back(request)
        except Problem as problem:
            wrong = {"wrong_ref": ref, "wrong": experience_words(problem.reason)}
            return _list_page(request, wrong=wrong | {"wrong_wording": form.cleaned_data["wording"]})
    return _list_page(request)


@require_POST
@signed_in
def let_go(request: PersonRequest, ref: str) -> HttpResponse:
    mine = Lived.objects.filter(person=request.person).select_related("person", "experience")
    lived = mine.filter(experience__ref=ref).first()
    if lived:  # pressed twice, it is gone already
        actions.let_go(lived)
    return _back(request)


@require_POST
@signed_in
def suggestions(request: PersonRequest) -> HttpResponse:
    """Near matches while somebody types; a part for htmx. What is typed may be the hardest thing there is to say, and
    stands in no address."""
    if not within("suggestion", request.person.pk):
        return answer(request, 429)
    mine = {lived.experience.name_key for lived in queries.lived_by(request.person)}
    names = vocabulary.suggestions(request.POST.get("name", ""), besides=mine)
    return part(request, "people/_suggestions.html", {"names": names})


def _mine(request: PersonRequest, ref: str) -> Lived:
    return get_object_or_404(
        Lived.objects.select_related("person", "experience"), person=request.person, experience__ref=ref
    )


def _is_it_one_of_these(request: PersonRequest, name: str, shown_to: ShownTo, near: list[str]) -> HttpResponse:
    context = {"name": clean_line(name), "shown_to": shown_to, "near": near, "first": "first" in request.GET}
    return page(request, "people/near.html", context)


def _list_page(
    request: PersonRequest,
    *,
    typed: str = "",
    shown_to: ShownTo = ShownTo.EVERYBODY,
    error: str = "",
    wrong: dict[str, str] | None = None,
) -> HttpResponse:
    context: dict[str, Any] = {
        "lived": queries.lived_by(request.person),
        "typed": typed,
        "shown_to": shown_to,
        "shown_to_choices": ShownTo.choices,
        "error": error,
        "at_most": rules.EXPERIENCES_AT_MOST,
        "first": "first" in request.GET,
        "end": slots.filled("experiences-end", request),
        "wrong_ref": "",
        "wrong": "",
        "wrong_wording": "",
        **(wrong or {}),
    }
    return page(request, "people/experiences.html", context, status=422 if error or wrong else 200)


def _back(request: PersonRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("people:experiences") + ("?first" if "first" in request.GET else ""))
