"""記録する: a note about somebody, also from a phone's share sheet."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enishi.faces.web.pages import Visit, see_other, show
from enishi.kit.say import Refused, say
from enishi.queries.people import PersonLine, people_page
from enishi.services.people import write_note

_MOST = 12


@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: Visit) -> HttpResponse:
    """A note; when several people bear the name, ask whom it is about."""
    candidates: tuple[PersonLine, ...] = ()
    kept = {"name": request.GET.get("name", ""), "text": _shared(request)}
    if request.method == "POST":
        kept = {"name": request.POST.get("name", "").strip(), "text": request.POST.get("text", "")}
        try:
            candidates = _meant(request, kept["name"])
            if len(candidates) == 1:
                person = candidates[0].id
                done = write_note(owner=request.owner, person=person, text=kept["text"], now=request.now)
                return see_other(reverse("person", args=[person]), done)
            request.refused = say("More than one person may be meant.")
        except Refused as no:
            request.refused = no.sentence
    asked = candidates if len(candidates) > 1 else ()
    return show(request, "capture.html", title=_("Note"), here="capture", kept=kept, candidates=asked)


def _shared(request: Visit) -> str:
    """What another program handed over: its title, text and address."""
    parts = (request.GET.get(name, "").strip() for name in ("title", "text", "url"))
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _meant(request: Visit, name: str) -> tuple[PersonLine, ...]:
    """The people who may be meant: the chosen one, those who bear exactly the name, or those who are found by it."""
    found = people_page(owner=request.owner, query=name, order="recent", now=request.now).lines if name else ()
    chosen = tuple(line for line in found if str(line.id) == request.POST.get("person"))
    exactly = tuple(line for line in found if line.name.replace(" ", "") == name.replace(" ", ""))
    if not found:
        raise Refused(say("Nobody in this book is called “{name}” yet.", name=name))
    return (chosen or exactly or found)[:_MOST]
