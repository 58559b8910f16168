"""What a browser is answered when something was sent, or was not."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse

from eachother.circles.models import Circle
from eachother.circles.pages import inside
from eachother.people.http import PersonRequest
from eachother.people.models.invitation import new_code
from eachother.talk.models import Reply
from eachother.talk.rules import code_of_its_own
from eachother.talk.saying import Saying
from eachother.talk.views.reading import Form
from eachother.web.addresses import url


def for_a_script(request: PersonRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def sent(request: PersonRequest, circle: Circle, reply: Reply, saying: Saying) -> HttpResponse:
    """It stands there. Who wrote without their name is given the key: a script keeps it, without one they read it."""
    address = url("talk:said", reply.ref)
    if for_a_script(request):
        return JsonResponse({"ref": reply.ref, "url": address, "once": new_code()})
    if saying.unnamed:
        draft = f"new-{circle.ref}" if reply.number == 1 else reply.thread.ref
        context = {"reply": reply, "key": code_of_its_own(saying.code, reply.once), "address": address, "draft": draft}
        return inside(request, circle, "talk/key.html", context, section="talk:threads")
    return HttpResponseRedirect(address)


def wrong(form: Form) -> JsonResponse:
    """What is wrong, in plain words by field, for the script that sent it."""
    return JsonResponse({"wrong": dict(form.wrong), "reason": "wrong"}, status=form.status)
