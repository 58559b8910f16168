"""The founder names the community and gives it a door, once; from then on they are a person like any other."""

from contextlib import suppress

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from eachother.community.actions import AlreadyNamed, name_community
from eachother.community.forms import DOORS, NamingForm
from eachother.community.models import Door
from eachother.community.queries import current
from eachother.people import queries, rules
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def founding(request: PersonRequest) -> HttpResponse:
    founder = queries.is_founder(request.person)
    if not founder:
        raise Http404
    onward = HttpResponseRedirect(reverse("people:me") + "?first")
    if not rules.may_found(request.person, founder=founder, community_name=current().name):
        return onward
    form = NamingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with suppress(AlreadyNamed):  # sent twice; the first name stands
            name_community(form.cleaned_data["name"], door=form.cleaned_data["door"])
        return onward
    context = {"form": form, "doors": DOORS, "door": form.data.get("door") or Door.INVITATION.value}
    return page(request, "people/founding.html", context, status=422 if form.errors else 200)
