"""How somebody wants to be told, as the page sends it."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from eachother.notices.kinds import Group
from eachother.notices.models import Told

WAYS = Told.choices
AS_ITS_KIND = ("", _("as for its kind"))
WAYS_OF_A_SCOPE = (AS_ITS_KIND, *WAYS)
HOURS = [(hour, f"{hour}:00") for hour in (8, 12, 18, 21)]
DAYS = list(WEEKDAYS.items())
NOT_OFFERED = {"invalid_choice": _("Choose one of those below."), "required": _("Choose one of those below.")}


class WaysForm(forms.Form):
    """A way for each group of kinds. One that is not sent stays as it is."""

    def __init__(self, groups: tuple[Group, ...], *args: Any) -> None:
        super().__init__(*args)
        for group in groups:
            self.fields[f"told-{group.key}"] = forms.ChoiceField(
                choices=WAYS, required=False, error_messages=NOT_OFFERED
            )

    @property
    def ways(self) -> dict[str, Told]:
        """By the key of the group."""
        said = self.cleaned_data.items()
        return {name.removeprefix("told-"): Told(way) for name, way in said if way}


class ScopeForm(forms.Form):
    """A way for whatever comes out of one scope; empty: as for its kind."""

    told = forms.ChoiceField(choices=WAYS_OF_A_SCOPE, required=False, error_messages=NOT_OFFERED)

    @property
    def way(self) -> Told | None:
        return Told(self.cleaned_data["told"]) if self.cleaned_data["told"] else None


class MannerForm(forms.Form):
    """When what is gathered comes, and what may be said of it outside."""

    hour = forms.TypedChoiceField(choices=HOURS, coerce=int, error_messages=NOT_OFFERED)
    weekday = forms.TypedChoiceField(choices=DAYS, coerce=int, error_messages=NOT_OFFERED)
    names = forms.BooleanField(required=False)
