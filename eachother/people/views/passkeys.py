"""My passkeys: adding one from this browser, removing one."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from eachother.people import actions
from eachother.people.access import signed_in
from eachother.people.callers import count_try
from eachother.people.http import PersonRequest
from eachother.people.views.answers import in_json, posted, text_in
from eachother.vault.envelopes import read_passkey


@require_POST
@signed_in
@in_json
def passkeys(request: PersonRequest) -> JsonResponse:
    """`{proof, credential, auth, slot, name}`: whoever adds one proves the passphrase again."""
    count_try(request, "proof", request.person.login)
    data = posted(request)
    actions.add_passkey(read_passkey(data), text_in(data, "name"), by=request.person)
    return JsonResponse({})


@require_POST
@signed_in
def removal(request: PersonRequest, ref: str) -> HttpResponse:
    actions.remove_passkey(ref, by=request.person)
    return HttpResponseRedirect(reverse("people:keys") + "?kept")
