"""Plans that are shown: fetched by the members' pages, put in by their owner's, taken back, kept at hand."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from eachother.connections import actions
from eachother.connections.bodies import Body
from eachother.connections.queries import connection_for, plans_in
from eachother.connections.views.answers import count_words, in_json, made
from eachother.connections.wire import plan_row
from eachother.people.access import signed_in
from eachother.people.http import PersonRequest
from eachother.web.addresses import url


@require_http_methods(["GET", "POST"])
@signed_in
@in_json
def plans(request: PersonRequest, ref: str) -> HttpResponse:
    """GET: one's own and the other's, and the newest `revision` of one's own that was ever shown here. POST `{sealed,
    byItself}`: it is what the other can open from now on."""
    connection = connection_for(request.person, ref)
    if request.method == "GET":
        mine = connection.member(request.person)
        rows = [plan_row(plan) for plan in plans_in(connection, request.person)]
        at_hand = mine.plan_at_hand_at is not None
        return JsonResponse({"plans": rows, "atHand": at_hand, "revision": mine.plan_revision})
    count_words(request.person)
    body = Body(request)
    plan, new = actions.show_plan(
        connection, by=request.person, sealed=body.text("sealed"), by_itself=bool(body.number("byItself"))
    )
    return made({"revision": plan.revision, "at": plan.shown_at.isoformat(timespec="seconds")}, new)


@require_POST
@signed_in
def plan_removal(request: PersonRequest, ref: str) -> HttpResponse:
    """Taken back: works without a script, and without opening anything."""
    actions.take_plan_back(connection_for(request.person, ref), by=request.person)
    return HttpResponseRedirect(url("journal:plan") + "?taken-back")


@require_POST
@signed_in
@in_json
def plan_at_hand(request: PersonRequest, ref: str) -> HttpResponse:
    """`{atHand: 0 or 1}`."""
    connection = connection_for(request.person, ref)
    actions.keep_plan_at_hand(connection, by=request.person, at_hand=bool(Body(request).number("atHand")))
    return HttpResponse(status=204)
