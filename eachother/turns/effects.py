"""The effects of this room: a circle takes on a task, or ends one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.circles.models import Circle
from eachother.community import effects
from eachother.community.effects import Effect, EffectForm, Given
from eachother.foundation.text import clean_line, clean_text
from eachother.people.problems import Gone
from eachother.turns import actions, queries, rules
from eachother.turns.models import Goes, Kind, Lasts, Task
from eachother.turns.words import problem_words

ONE_OF_THESE = {"required": gettext_lazy("Please choose one of these.")}


def register() -> None:
    start, end = gettext_lazy("A task that goes round"), gettext_lazy("The end of a task")
    effects.offer(Effect("turns.start", start, StartForm, says_start, does_start, in_circles=True))
    effects.offer(Effect("turns.end", end, EndForm, says_end, does_end, in_circles=True))


class StartForm(EffectForm):
    name = forms.CharField(label=gettext_lazy("What is it called?"), required=False)
    words = forms.CharField(
        label=gettext_lazy("What there is to do (if you like)"), required=False, widget=forms.Textarea
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages=ONE_OF_THESE,
    )
    lasts = forms.ChoiceField(
        label=gettext_lazy("How long a turn lasts"),
        choices=Lasts.choices,
        widget=forms.RadioSelect,
        error_messages=ONE_OF_THESE,
    )
    goes = forms.ChoiceField(
        label=gettext_lazy("How it goes round"),
        choices=Goes.choices,
        widget=forms.RadioSelect,
        error_messages=ONE_OF_THESE,
    )

    def clean(self) -> None:
        given = super().clean() or self.cleaned_data
        given["name"], given["words"] = clean_line(given.get("name", "")), clean_text(given.get("words", ""))
        if problem := rules.task_problem(given["name"], given["words"]):
            self.add_error(problem.partition("-")[0], problem_words(problem))
        kind = given.get("kind", Kind.OTHER)
        if kind != Kind.OTHER and Task.objects.open().filter(circle=self.scope, kind=kind).exists():
            self.add_error("kind", problem_words("kind-there"))


class EndForm(EffectForm):
    task = forms.ChoiceField(label=gettext_lazy("Which task"), widget=forms.RadioSelect, error_messages=ONE_OF_THESE)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        tasks = Task.objects.open().filter(circle=self.scope).order_by("name", "pk")
        choice = self.fields["task"]
        choice.choices = list(tasks.values_list("ref", "name"))  # type: ignore[attr-defined]
        choice.error_messages["invalid_choice"] = _("It is not open any more. Please choose another.")


def says_start(given: Given, circle: Circle) -> str:
    says = _("The circle has a task: “%(name)s”. A turn lasts %(lasts)s, and it goes round %(goes)s.")
    return says % {"name": given["name"], "lasts": Lasts(given["lasts"]).label, "goes": Goes(given["goes"]).label}


def does_start(given: Given, circle: Circle, decision: str) -> None:
    actions.name(
        circle,
        given["name"],
        given["words"],
        kind=Kind(given["kind"]),
        lasts=Lasts(given["lasts"]),
        goes=Goes(given["goes"]),
        once=decision,
    )


def says_end(given: Given, circle: Circle) -> str:
    task = queries.open_task(circle, given["task"])
    says = _("The task “%(name)s” is over: whoever has it lays it down, and nobody is asked any more.")
    return says % {"name": task.name} if task else _("A task is over that was laid to rest meanwhile.")


def does_end(given: Given, circle: Circle, decision: str) -> None:
    task = queries.open_task(circle, given["task"])
    if task is None:
        raise Gone("resting")
    actions.end_task(task)
