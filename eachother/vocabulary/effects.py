"""The effect of this room. A community can decide that two names should be looked at; whether they are one is for
those to say who have lived either, by the rules of this room, and nobody decides it for them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eachother.community import effects
from eachother.community.effects import Effect, EffectForm, Given, Scope
from eachother.foundation.text import clean_line
from eachother.people.models import Experience
from eachother.people.problems import Gone
from eachother.vocabulary import actions, queries
from eachother.vocabulary.words import problem_words


def register() -> None:
    label = gettext_lazy("To ask whether two names are one")
    effects.offer(Effect("vocabulary.unite", label, UniteForm, says, does, in_community=True))


class UniteForm(EffectForm):
    kept = forms.CharField(label=gettext_lazy("The name that would stay"), required=False)
    other = forms.CharField(label=gettext_lazy("The name that would lead to it"), required=False)

    def clean_kept(self) -> str:
        return self._name(self.cleaned_data["kept"])

    def clean_other(self) -> str:
        return self._name(self.cleaned_data["other"])

    def clean(self) -> None:
        given = super().clean() or self.cleaned_data
        if given.get("kept") and given.get("kept") == given.get("other"):
            self.add_error("other", problem_words("same-one"))

    def _name(self, typed: str) -> str:
        found = queries.called(clean_line(typed))
        if found is None:
            raise forms.ValidationError(problem_words("unknown-alone"))
        return found.name


def says(given: Given, scope: Scope) -> str:
    words = _(
        "Everybody who has lived “%(kept)s” or “%(other)s” is asked, unseen, whether both are the same. If two say yes"
        " and nobody says no, both go by “%(kept)s”."
    )
    return words % given


def does(given: Given, scope: Scope, decision: str) -> None:
    actions.put(_called(given["kept"]), _called(given["other"]))


def _called(name: str) -> Experience:
    found = queries.called(name)
    if found is None:
        raise Gone("not-shown")
    return found
