"""Naming the community, and choosing its door."""

from django import forms
from django.utils.translation import gettext_lazy as _

from eachother.community.models import Door
from eachother.foundation.text import clean_line

NAME_LENGTH = 60
# Each with what it means, as the pages offer it.
DOORS = [
    (
        Door.INVITATION.value,
        _("By invitation"),
        _("Everybody here may invite. Whoever has a link or a card comes in with it."),
    ),
    (
        Door.KNOCK.value,
        _("By a knock"),
        _("A newcomer writes a few words. When two people here say ‘come in’, the door opens. Invitations work too."),
    ),
    (
        Door.OPEN.value,
        _("Open"),
        _("Anybody who finds the address can come in. Invitations work too."),
    ),
]


class NamingForm(forms.Form):
    """The first name of the community, and how people get in."""

    name = forms.CharField(
        max_length=NAME_LENGTH,
        error_messages={
            "required": _("What should it be called?"),
            "max_length": _("At most 60 letters, please."),
        },
    )

    door = forms.TypedChoiceField(
        coerce=Door,
        choices=[(value, name) for value, name, _meaning in DOORS],
        required=False,
        empty_value=Door.INVITATION,
        error_messages={"invalid_choice": _("One of the three, please.")},
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


def clean_name(typed: str) -> str:
    name = clean_line(typed)
    if not any(character.isalnum() for character in name):
        raise forms.ValidationError(_("A name needs at least one letter or number."))
    return name
