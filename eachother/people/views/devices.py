"""Where I am signed in: naming a browser, and signing out there from here."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eachother.people import actions
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.people.problems import Problem
from eachother.people.views.keys import Wrong, keys_page


@require_POST
@signed_in
def name(request: PersonRequest, ref: str) -> HttpResponse:
    typed = request.POST.get("name", "")
    try:
        actions.name_device(ref, typed, by=request.person)
    except Problem:
        return keys_page(request, Wrong(ref, typed, _("At most 40 letters, please.")))
    return _back()


@require_POST
@signed_in
def out(request: PersonRequest, ref: str) -> HttpResponse:
    actions.sign_out_there(ref, by=request.person, here=request.device)
    return _back()


@require_POST
@signed_in
def elsewhere(request: PersonRequest) -> HttpResponse:
    actions.sign_out_elsewhere(by=request.person, here=request.device)
    return _back()


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("people:keys") + "?kept")
