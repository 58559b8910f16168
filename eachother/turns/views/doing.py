"""What one does with a turn: each a press of a button, and the task's page again."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_POST

from eachother.circles.queries import circle_of
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.turns import actions, queries
from eachother.turns.models import Task
from eachother.turns.views.showing import task_page
from eachother.turns.words import problem_words
from eachother.web.addresses import url

Do = Callable[..., None]  # the request, the task, and what else stands in the address


def pressed(do: Do) -> Callable[..., HttpResponseBase]:
    """A view: whoever is in the circle may press it; then the task's page, with why it could not be where it could
    not."""

    @require_POST
    @signed_in
    def view(request: PersonRequest, /, ref: str, task: str, **more: str) -> HttpResponse:
        circle = circle_of(request.person, ref)
        found = queries.task_in(circle, task)
        try:
            do(request, found, **more)
        except Problem as problem:
            status = 422 if problem.status == 400 else problem.status
            return task_page(request, circle, task, problem_words(problem.reason), status)
        return HttpResponseRedirect(url("turns:task", ref, task))

    return view


@pressed
def take(request: PersonRequest, task: Task) -> None:
    actions.take(task, by=request.person)


@pressed
def end(request: PersonRequest, task: Task) -> None:
    actions.end(task, by=request.person, done="done" in request.POST)


@pressed
def hand_on(request: PersonRequest, task: Task) -> None:
    found = queries.willing_to(task, request.person, request.POST.get("to", ""))
    if found is None:
        raise Problem("not-willing")
    actions.hand_on(task, found, by=request.person)


@pressed
def take_offer_back(request: PersonRequest, task: Task) -> None:
    actions.take_offer_back(task, by=request.person)


@pressed
def be_willing(request: PersonRequest, task: Task) -> None:
    actions.be_willing(task, by=request.person)


@pressed
def be_unwilling(request: PersonRequest, task: Task) -> None:
    actions.be_unwilling(task, by=request.person)


@pressed
def ask_again(request: PersonRequest, task: Task) -> None:
    actions.ask_again(task, by=request.person)


@pressed
def rest(request: PersonRequest, task: Task) -> None:
    actions.rest(task, by=request.person)


@pressed
def wake(request: PersonRequest, task: Task) -> None:
    actions.wake(task, by=request.person)


@pressed
def say_yes(request: PersonRequest, task: Task, asking: str) -> None:
    actions.say_yes(queries.asking_for(task, request.person, asking), by=request.person)


@pressed
def pass_it(request: PersonRequest, task: Task, asking: str) -> None:
    actions.pass_it(queries.asking_for(task, request.person, asking), by=request.person)


@require_POST
@signed_in
def seen(request: PersonRequest, turn: str) -> HttpResponse:
    actions.has_seen(turn, by=request.person)
    return HttpResponseRedirect("/")
