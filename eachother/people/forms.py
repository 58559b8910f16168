"""What the pages of this room send, checked before a verb sees it. Errors are words that stand beside the field."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext as _n

from eachother.foundation.text import clean_line
from eachother.people import languages, rules
from eachother.people.actions import Description
from eachother.people.models import Company, FoundBy, Hours, How, Lasts, NoddedBy, ShownTo
from eachother.people.models.person import COMPANY_WORDS, HOURS_WORDS

WORDS_LENGTH = 1000
COMPANY_CHOICES = [(str(int(flag)), words) for flag, words in COMPANY_WORDS.items()]
HOURS_CHOICES = [(str(int(flag)), words) for flag, words in HOURS_WORDS.items()]


AWAY_CHOICES = [
    (5, gettext_lazy("5 minutes")),
    (15, gettext_lazy("15 minutes")),
    (30, gettext_lazy("half an hour")),
    (60, gettext_lazy("an hour")),
    (240, gettext_lazy("four hours")),
]

MUTE_LASTS = {"evening": timedelta(hours=12), "week": timedelta(days=7), "good": None}
MUTE_CHOICES = [
    ("evening", gettext_lazy("For an evening")),
    ("week", gettext_lazy("For a week")),
    ("good", gettext_lazy("Until I lift it")),
]

# What people have said so far in other places; it only fills the field, whose words are always one's own.
POWER_KINDS = {
    "paid": gettext_lazy("paid to be here"),
    "employer": gettext_lazy("employing somebody who is here"),
    "report": gettext_lazy("a duty to report some things"),
    "near-host": gettext_lazy("friend or relative of the host"),
    "host": gettext_lazy("hosting this place"),
    "research": gettext_lazy("doing research about people like us"),
}


class Flags(forms.MultipleChoiceField):
    """Pills of which several are chosen, kept as one number."""

    def __init__(self, choices: Any) -> None:
        super().__init__(choices=choices, required=False)

    def clean(self, value: Any) -> int:
        return sum({int(chosen) for chosen in super().clean(value)})


class DescribeForm(forms.Form):
    """All that a person says about themselves on `/me`."""

    words = forms.CharField(required=False, strip=False)
    languages = forms.MultipleChoiceField(required=False)
    another_language = forms.CharField(required=False, max_length=60)
    hours = Flags(HOURS_CHOICES)
    welcomes = Flags(COMPANY_CHOICES)
    offers = Flags(COMPANY_CHOICES)

    def __init__(self, *args: Any, kept: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept = kept
        self.fields["languages"].choices = [(tag, languages.name_of(tag)) for tag in self.offered]  # type: ignore[attr-defined]

    @property
    def offered(self) -> list[str]:
        """The languages offered as pills: the common ones, and those that this person has said already."""
        return [*self.kept, *(tag for tag in languages.COMMON if tag not in self.kept)]

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        over = len(words.replace("\r\n", "\n")) - WORDS_LENGTH
        if over > 0:
            raise forms.ValidationError(
                _n(
                    "That is %(n)s letter more than fits here. Your words are still in the field.",
                    "That is %(n)s letters more than fit here. Your words are still in the field.",
                    over,
                )
                % {"n": over}
            )
        return words

    def clean_another_language(self) -> str:
        typed = clean_line(self.cleaned_data["another_language"])
        if not typed:
            return ""
        if tag := languages.find(typed):
            return tag
        if near := languages.near(typed):
            raise forms.ValidationError(
                _("We don’t know “%(typed)s”. Perhaps you mean: %(near)s?") % {"typed": typed, "near": ", ".join(near)}
            )
        raise forms.ValidationError(
            _("We don’t know “%(typed)s”. Try its English name, or its own name.") % {"typed": typed}
        )

    def description(self) -> Description:
        """What was said, for the verb. Only after `is_valid()`."""
        said = self.cleaned_data
        another = [said["another_language"]] if said["another_language"] else []
        return Description(
            words=said["words"],
            languages=[*said["languages"], *another][: languages.AT_MOST],
            hours=Hours(said["hours"]),
            welcomes=Company(said["welcomes"]),
            offers=Company(said["offers"]),
        )


class LivedForm(forms.Form):
    """An experience said, or said differently. `taken` is the shared name that was pressed while another was typed."""

    name = forms.CharField(required=False)
    taken = forms.CharField(required=False)
    shown_to = forms.ChoiceField(choices=ShownTo.choices, required=False)
    wording = forms.CharField(required=False)

    def clean_shown_to(self) -> ShownTo:
        return ShownTo(self.cleaned_data["shown_to"] or ShownTo.EVERYBODY)


class OpennessForm(forms.Form):
    """A way of being open to company; empty is 'not now'."""

    how = forms.ChoiceField(choices=How.choices, required=False)
    tab = forms.BooleanField(required=False)

    @property
    def lasts(self) -> Lasts:
        return Lasts.TAB if self.cleaned_data["tab"] else Lasts.TIME


class MuteForm(forms.Form):
    """For how long; unsaid, until it is lifted."""

    lasts = forms.ChoiceField(choices=MUTE_CHOICES, required=False)

    def clean_lasts(self) -> timedelta | None:
        return MUTE_LASTS[self.cleaned_data["lasts"] or "good"]


class FoundForm(forms.Form):
    """Who may come across me, and who may nod to me."""

    found_by = forms.ChoiceField(choices=FoundBy.choices)
    nodded_by = forms.ChoiceField(choices=NoddedBy.choices)


class InvitationForm(forms.Form):
    """For how many people, and how many days."""

    uses = forms.IntegerField(
        min_value=1,
        max_value=25,
        initial=1,
        error_messages={
            "invalid": gettext_lazy("A whole number, please."),
            "required": gettext_lazy("How many people is it for?"),
            "min_value": gettext_lazy("At least one person."),
            "max_value": gettext_lazy("One link lets in 25 people at most. You can make another."),
        },
    )
    days = forms.TypedChoiceField(
        coerce=int,
        choices=[(1, gettext_lazy("a day")), (7, gettext_lazy("a week")), (30, gettext_lazy("a month"))],
        initial=7,
        error_messages={
            "required": gettext_lazy("How long should it hold?"),
            "invalid_choice": gettext_lazy("A day, a week or a month, please."),
        },
    )


class NameForm(forms.Form):
    """A shown name."""

    name = forms.CharField(required=False)

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if problem := rules.name_problem(name):
            raise forms.ValidationError(name_words(problem))
        return name


class AwayForm(forms.Form):
    """After how many minutes without a sign of life a device closes the door."""

    minutes = forms.TypedChoiceField(coerce=int, choices=AWAY_CHOICES)


def name_words(reason: str) -> str:
    """Why this cannot be a shown name, in plain words."""
    return {
        "name-empty": _("A name needs at least one letter or number."),
        "name-long": _("A name can have at most 40 letters."),
        "name-taken": _("Somebody here has this name, or one that reads the same. Please choose another."),
    }[reason]


def experience_words(reason: str) -> str:
    """Why an experience cannot be said like this, in plain words."""
    return {
        "experience-empty": _("A few words, please: what have you been through?"),
        "experience-long": _("At most 60 letters, so that others can find it. You can say more in your own words."),
        "wording-long": _("Your own wording can have at most 60 letters."),
        "experiences-enough": _("Forty is the most one person can say here. You can let one go first."),
    }[reason]


def hidden_words(reason: str) -> str:
    """Why words cannot be hidden like this, in plain words."""
    return {
        "hidden-empty": _("A word or two, please: what would you rather not come across?"),
        "hidden-long": _("At most 60 letters: a word, or a short phrase."),
        "hidden-enough": _("Fifty is the most one person can hide. You can take one off first."),
    }[reason]


def power_words(reason: str) -> str:
    """Why a power cannot be said like this, in plain words."""
    return {
        "power-empty": _("A few words, please: what do you carry?"),
        "power-long": _("At most 120 letters, so that people read it before they nod."),
        "since-long": _("At most 40 letters: a month, or a few words."),
        "powers-enough": _("Ten is the most one person can put here. You can take one off first."),
    }[reason]


def card_words(reason: str) -> str:
    """Why a card cannot be made like this, in plain words."""
    return {
        "card-long": _("At most 200 letters, so that they fit on a card."),
        "cards-enough": _("You have five cards, which is as many as anybody may. Tear one up first."),
        "cards-often": _("That is enough for today. Your words are still in the field."),
    }[reason]
