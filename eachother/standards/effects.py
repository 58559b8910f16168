"""The effects of this room: what holds as a standard here is changed by decision and by no other way."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eachother.community import effects
from eachother.community.effects import Effect, EffectForm, Given, Scope
from eachother.standards import actions
from eachother.standards.models import Adoption, Standard, Statement
from eachother.standards.queries.asked import ADOPT, RETIRE, SHOW
from eachother.standards.rules import MONTHS, USUAL_MONTHS
from eachother.talk.models import out_of_sight

ONE = {"required": gettext_lazy("One of these, please."), "invalid_choice": gettext_lazy("One of these, please.")}
CHOICES_AT_MOST = 100


def register() -> None:
    """A page on the open web is grave: what was read there once cannot be taken back from everywhere."""
    for name, label, form, says, does, grave in (
        (ADOPT, gettext_lazy("A standard: what ought to be here"), AdoptForm, says_adopt, does_adopt, False),
        (RETIRE, gettext_lazy("A standard that holds no more"), RetireForm, says_retire, does_retire, False),
        (SHOW, gettext_lazy("Whether the standards have a page on the open web"), ShowForm, says_show, does_show, True),
    ):
        effects.offer(Effect(name, label, form, says, does, in_community=True, grave=grave))


def months_words(months: int) -> str:
    return ngettext("after one month", "after %(number)d months", months) % {"number": months}


class AdoptForm(EffectForm):
    statement = forms.ChoiceField(label=gettext_lazy("Which statement"), error_messages=ONE)
    months = forms.TypedChoiceField(
        label=gettext_lazy("When it comes back on the table"), coerce=int, initial=USUAL_MONTHS, error_messages=ONE
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["statement"].choices = _statements(self.person)  # type: ignore[attr-defined]
        self.fields["months"].choices = [(one, months_words(one)) for one in MONTHS]  # type: ignore[attr-defined]


class RetireForm(EffectForm):
    standard = forms.ChoiceField(label=gettext_lazy("Which standard"), error_messages=ONE)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        holds = Adoption.objects.filter(ended_at=None).order_by("created_at")
        found = holds.values_list("standard__ref", "statement__words")[:CHOICES_AT_MOST]
        self.fields["standard"].choices = list(found)  # type: ignore[attr-defined]


class ShowForm(EffectForm):
    shown = forms.TypedChoiceField(
        label=gettext_lazy("Can anybody read them?"),
        choices=[("yes", gettext_lazy("Yes, on a page of their own")), ("no", gettext_lazy("No, only who is here"))],
        widget=forms.RadioSelect,
        error_messages=ONE,
    )


def _statements(person: Any) -> list[tuple[str, str]]:
    """Those that stories lie under, and that this person may read; the newest of each first."""
    standards = Standard.objects.filter(roots__gone_at=None, roots__isnull=False).distinct()
    if person is not None:
        standards = standards.visible_to(person)
    rows = Statement.objects.filter(standard__in=standards)
    if person is not None:
        rows = rows.filter(~out_of_sight(person, "by"))
    return list(rows.order_by("-pk").values_list("ref", "words")[:CHOICES_AT_MOST])


def says_adopt(given: Given, scope: Scope) -> str:
    words = Statement.objects.filter(ref=given["statement"]).values_list("words", flat=True).first()
    if words is None:
        return _("A statement that is not here any more.")
    return _("“%(words)s” becomes a standard here, and comes back on the table %(months)s.") % {
        "words": words,
        "months": months_words(int(given["months"])),
    }


def does_adopt(given: Given, scope: Scope, decision: str) -> None:
    actions.adopt(given["statement"], int(given["months"]), decision)


def says_retire(given: Given, scope: Scope) -> str:
    holds = Adoption.objects.filter(standard__ref=given["standard"], ended_at=None)
    words = holds.values_list("statement__words", flat=True).first()
    if words is None:
        return _("A standard that does not hold any more.")
    return _("“%(words)s” is no standard here any more.") % {"words": words}


def does_retire(given: Given, scope: Scope, decision: str) -> None:
    actions.retire(given["standard"], decision)


def says_show(given: Given, scope: Scope) -> str:
    if given["shown"] == "yes":
        return _(
            "Anybody can read what ought to be here and why, without coming in. Nobody’s name and nothing of what"
            " people said to it stands there; a story only where its teller lets it."
        )
    return _("Only who is here can read the standards.")


def does_show(given: Given, scope: Scope, decision: str) -> None:
    actions.show(given["shown"] == "yes", decision)
