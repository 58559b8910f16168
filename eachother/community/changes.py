"""The effects of this room: what a community can decide about itself."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.community import actions, effects, own_words, queries
from eachother.community.deciding import Measure, RulesOfDeciding, Unended
from eachother.community.effects import Effect, EffectForm, Given, Scope
from eachother.community.forms import DOORS, NAME_LENGTH, clean_name
from eachother.community.models import Door
from eachother.community.words import deciding_words, door_words, list_words, name_words

NUMBER = {"invalid": gettext_lazy("A whole number, please."), "required": gettext_lazy("A number, please.")}


def register() -> None:
    effects.offer(
        Effect("community.name", gettext_lazy("Another name"), NameForm, says_name, does_name, in_community=True)
    )
    effects.offer(
        Effect("community.door", gettext_lazy("Another door"), DoorForm, says_door, does_door, in_community=True)
    )
    effects.offer(
        Effect(
            "community.deciding",
            gettext_lazy("Other rules of deciding"),
            DecidingForm,
            says_deciding,
            does_deciding,
            in_community=True,
            grave=True,
        )
    )
    effects.offer(
        Effect(
            "community.words",
            gettext_lazy("Other words for the mirror"),
            ListForm,
            says_list,
            does_list,
            in_community=True,
        )
    )


class NameForm(EffectForm):
    name = forms.CharField(
        label=gettext_lazy("What it is to be called"),
        max_length=NAME_LENGTH,
        error_messages={
            "required": gettext_lazy("What should it be called?"),
            "max_length": gettext_lazy("At most 60 letters, please."),
        },
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class DoorForm(EffectForm):
    door = forms.ChoiceField(
        label=gettext_lazy("How people get in"),
        choices=[(value, name) for value, name, _meaning in DOORS],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose how people get in."),
            "invalid_choice": gettext_lazy("One of the three, please."),
        },
    )


class ListForm(EffectForm):
    """The whole list, as `/own-words.toml` gives it out."""

    text = forms.CharField(
        label=gettext_lazy("The whole list"),
        widget=forms.Textarea,
        help_text=gettext_lazy(
            "As the page ‘Own words’ gives it out as a file: take that, change it, and put it here."
        ),
        error_messages={"required": gettext_lazy("The list is empty.")},
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        try:
            own_words.read(text)
        except own_words.WrongList as wrong:
            raise forms.ValidationError(str(wrong)) from None
        return text


def _number(label: Any, least: int, most: int) -> forms.IntegerField:
    words = format_lazy(gettext_lazy("From {least} to {most}, please."), least=least, most=most)
    wrong: dict[str, Any] = {**NUMBER, "min_value": words, "max_value": words}
    return forms.IntegerField(label=label, min_value=least, max_value=most, error_messages=wrong)


class DecidingForm(EffectForm):
    """Every number of `RulesOfDeciding`; what stands in the fields at first is what holds now."""

    days = _number(gettext_lazy("Days that a decision stays open"), 2, 60)
    share = _number(gettext_lazy("How many of a hundred have to speak"), 0, 100)
    least = _number(gettext_lazy("How many at least"), 2, 1000)
    enough = _number(gettext_lazy("How many are always enough"), 2, 10_000)
    grave_days = _number(gettext_lazy("Days that a grave decision stays open"), 2, 90)
    grave_share = _number(gettext_lazy("How many of a hundred have to speak to a grave one"), 0, 100)
    grave_least = _number(gettext_lazy("How many at least, when it is grave"), 2, 1000)
    grave_enough = _number(gettext_lazy("How many are always enough, when it is grave"), 2, 10_000)
    rounds = _number(gettext_lazy("After how many rounds with an objection it ends"), 1, 20)
    unended = forms.ChoiceField(
        label=gettext_lazy("What comes then"),
        choices=[
            (Unended.REST.value, gettext_lazy("It rests: all stays as it is")),
            (Unended.AGAIN.value, gettext_lazy("Another round, for as long as it takes")),
            (Unended.MOST.value, gettext_lazy("Most can decide, except about what is grave")),
        ],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("One of the three, please.")},
    )
    most = _number(gettext_lazy("How many of a hundred are most"), 60, 100)

    def __init__(self, data: Any = None, **options: Any) -> None:
        options.setdefault("initial", _as_given(queries.rules_of_deciding()))
        super().__init__(data, **options)

    def clean(self) -> None:
        given = super().clean() or self.cleaned_data
        for name in ("days", "share", "least", "enough"):
            if given.get(f"grave_{name}", 0) < given.get(name, 0) and f"grave_{name}" in given:
                self.add_error(f"grave_{name}", _("What is grave cannot take less than what is not."))
        for before in ("", "grave_"):
            if f"{before}enough" in given and given[f"{before}enough"] < given.get(f"{before}least", 0):
                self.add_error(f"{before}enough", _("That is fewer than have to speak at least."))


def rules_from(given: Given) -> RulesOfDeciding:
    names = ("days", "share", "least", "enough")
    return RulesOfDeciding(
        usual=Measure(**{name: given[name] for name in names}),
        grave=Measure(**{name: given[f"grave_{name}"] for name in names}),
        rounds=given["rounds"],
        unended=Unended(given["unended"]),
        most=given["most"],
    )


def _as_given(rules: RulesOfDeciding) -> Given:
    given: Given = {"rounds": rules.rounds, "unended": rules.unended.value, "most": rules.most}
    for before, measure in (("", rules.usual), ("grave_", rules.grave)):
        for name in ("days", "share", "least", "enough"):
            given[f"{before}{name}"] = getattr(measure, name)
    return given


def says_name(given: Given, scope: Scope) -> str:
    return name_words(given["name"])


def does_name(given: Given, scope: Scope, decision: str) -> None:
    actions.rename(given["name"], decision=decision)


def says_door(given: Given, scope: Scope) -> str:
    return door_words(given["door"])


def does_door(given: Given, scope: Scope, decision: str) -> None:
    actions.set_door(Door(given["door"]), decision=decision)


def says_deciding(given: Given, scope: Scope) -> str:
    return " ".join(deciding_words(rules_from(given)))


def does_deciding(given: Given, scope: Scope, decision: str) -> None:
    actions.set_rules_of_deciding(rules_from(given), decision=decision)


def says_list(given: Given, scope: Scope) -> str:
    return list_words(given["text"])


def does_list(given: Given, scope: Scope, decision: str) -> None:
    actions.set_own_words(given["text"], decision=decision)
