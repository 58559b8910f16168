"""The effects of this room: what a circle can decide about itself."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.circles import actions, rules
from eachother.circles.models import Circle, Door, Readers
from eachother.circles.words import door_words, problem_words
from eachother.community import effects
from eachother.community.effects import Effect, EffectForm, Given
from eachother.foundation.text import clean_line, clean_text


def register() -> None:
    """Another door is grave: it may tell of a circle that nobody outside had known of."""
    for name, label, form, says, does, grave in (
        ("circles.name", gettext_lazy("Another name for the circle"), NameForm, says_name, does_name, False),
        ("circles.words", gettext_lazy("Other words for what it is about"), WordsForm, says_words, does_words, False),
        ("circles.door", gettext_lazy("Another door for the circle"), DoorForm, says_door, does_door, True),
        ("circles.readers", gettext_lazy("Who may read in the circle"), ReadersForm, says_readers, does_readers, False),
    ):
        effects.offer(Effect(name, label, form, says, does, in_circles=True, grave=grave))


class NameForm(EffectForm):
    name = forms.CharField(
        label=gettext_lazy("What it is to be called"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": str(rules.NAME_LENGTH)}),
    )

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        if reason := rules.name_problem(name):
            raise forms.ValidationError(problem_words(reason))
        return name


class WordsForm(EffectForm):
    words = forms.CharField(
        label=gettext_lazy("What it is about, in the circle’s words"), required=False, widget=forms.Textarea
    )

    def clean_words(self) -> str:
        words = clean_text(self.cleaned_data["words"])
        if reason := rules.words_problem(words, about=self.scope.abouts.count()):
            raise forms.ValidationError(problem_words(reason))
        return words


class DoorForm(EffectForm):
    door = forms.ChoiceField(
        label=gettext_lazy("How one gets in"),
        choices=Door.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose how people get in."),
            "invalid_choice": gettext_lazy("One of these, please."),
        },
    )


class ReadersForm(EffectForm):
    """There is one choice, and only where everybody may read."""

    readers = forms.ChoiceField(
        label=gettext_lazy("Who may read"),
        choices=[(Readers.CIRCLE.value, Readers.CIRCLE.label)],
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Please choose who may read."),
            "invalid_choice": gettext_lazy(
                "What was written here was promised to those who are in it, also by people who have left. So it cannot"
                " be opened. Begin a circle that everybody may read; each can take along what is theirs."
            ),
        },
    )

    def clean_readers(self) -> str:
        if self.scope.readers == Readers.CIRCLE:
            raise forms.ValidationError(_("It is so already: only who is in it can read."))
        return str(self.cleaned_data["readers"])


def says_name(given: Given, circle: Circle) -> str:
    return _("The circle is called “%(name)s”.") % {"name": given["name"]}


def does_name(given: Given, circle: Circle, decision: str) -> None:
    actions.rename(circle, given["name"])


def says_words(given: Given, circle: Circle) -> str:
    if not given["words"]:
        return _("The circle says nothing more about what it is about.")
    return _("The circle says of what it is about: “%(words)s”") % {"words": given["words"]}


def does_words(given: Given, circle: Circle, decision: str) -> None:
    actions.set_words(circle, given["words"])


def says_door(given: Given, circle: Circle) -> str:
    says = door_words(given["door"], about_something=circle.abouts.exists())
    if is_unlisted(circle.door, circle.readers) and not is_unlisted(given["door"], circle.readers):
        return " ".join((says, _("Everybody here then sees that the circle is there, and what it is about.")))
    return says


def does_door(given: Given, circle: Circle, decision: str) -> None:
    actions.set_door(circle, Door(given["door"]))


def says_readers(given: Given, circle: Circle) -> str:
    return _(
        "From then on only who is in it can read what is written here, also what was written before. Others who said"
        " that they come to its gatherings come to them no more."
    )


def does_readers(given: Given, circle: Circle, decision: str) -> None:
    actions.close_reading(circle)


def is_unlisted(door: str, readers: str) -> bool:
    return door == Door.INVITATION and readers == Readers.CIRCLE
