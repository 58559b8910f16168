"""How open I am to company just now."""

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from eachother.people import actions, queries
from eachother.people.access import signed_in
from eachother.people.forms import OpennessForm
from eachother.people.http import PersonRequest
from eachother.people.models import How
from eachother.web.pages import page, part, wants_part


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def openness(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        form = OpennessForm(request.POST)
        if form.is_valid():
            _say(request, form)
            if not wants_part(request):
                return HttpResponseRedirect("/")
    context = {"openness": queries.openness_of(request.person), "ways": How.choices}
    if wants_part(request):
        return part(request, "people/_openness.html", context)
    return page(request, "people/openness.html", context)


def _say(request: PersonRequest, form: OpennessForm) -> None:
    if how := form.cleaned_data["how"]:
        actions.open_up(How(how), by=request.person, lasts=form.lasts)
    else:
        actions.close(by=request.person)
