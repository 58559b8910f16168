"""The links with which I let people in."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eachother.foundation.limits import allow
from eachother.foundation.refs import new_ref
from eachother.people import actions, queries, rules
from eachother.people.access import signed_in
from eachother.people.forms import InvitationForm
from eachother.people.http import PersonRequest
from eachother.people.models import Invitation
from eachother.people.problems import Conflict
from eachother.web import slots
from eachother.web.pages import page


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invitations(request: PersonRequest) -> HttpResponse:
    form = InvitationForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        once = request.POST.get("once")
        if once and not allow(f"invite|{request.person.pk}|{once}", times=1, per=timedelta(hours=1)):
            return HttpResponseRedirect(reverse("people:invitations"))  # sent twice
        try:
            actions.invite(by=request.person, **form.cleaned_data)
            return HttpResponseRedirect(reverse("people:invitations"))
        except Conflict:
            form.add_error(None, _("You have ten links open, which is as many as anybody may. Withdraw one first."))
    links = queries.open_invitations(request.person)
    context = {
        "form": form,
        "links": [(link, address_of(link)) for link in links],
        "ways": slots.filled("letting-in", request),
        "once": new_ref(),
        "enough": not rules.may_invite(open_invitations=len(links)),
        "uses": request.POST.get("uses", form["uses"].initial),
        "days": request.POST.get("days", form["days"].initial),
    }
    return page(request, "people/invitations.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def card(request: PersonRequest, ref: str) -> HttpResponse:
    """An invitation on paper."""
    link = get_object_or_404(Invitation.objects.open(), by=request.person, card=False, ref=ref)
    context = {"invitation": link, "left": link.uses - link.used, "address": address_of(link)}
    return page(request, "people/invitation_card.html", context)


@require_POST
@signed_in
def withdraw(request: PersonRequest, ref: str) -> HttpResponse:
    actions.withdraw(get_object_or_404(Invitation, ref=ref, by=request.person))
    return HttpResponseRedirect(reverse("people:invitations"))


def address_of(invitation: Invitation) -> str:
    return settings.ADDRESS + reverse("people:join", args=[invitation.code])
