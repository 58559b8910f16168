"""Who may come across me, and who may nod to me."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from eachother.people import actions
from eachother.people.access import signed_in
from eachother.people.forms import FoundForm
from eachother.people.http import PersonRequest
from eachother.people.models import FoundBy, NoddedBy


@require_POST
@signed_in
def found(request: PersonRequest) -> HttpResponse:
    """What is none of the ways that the page offers changes nothing."""
    form = FoundForm(request.POST)
    if not form.is_valid():
        return HttpResponseRedirect(reverse("people:boundaries"))
    said = form.cleaned_data
    actions.be_found_by(FoundBy(said["found_by"]), NoddedBy(said["nodded_by"]), by=request.person)
    return HttpResponseRedirect(reverse("people:boundaries") + "?kept")
