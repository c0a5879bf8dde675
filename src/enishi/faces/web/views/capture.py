"""記録する: a note about somebody, also from a phone's share sheet."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from enishi.faces.web.pages import Visit, day_of, see_other, show, show_again
from enishi.kit.say import Refused, say
from enishi.queries.capture import captured
from enishi.queries.people import PersonLine, people_page
from enishi.services.people import write_note
from enishi.services.promises import Draft, add_promises

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
    found = captured(owner=request.owner, text=kept["text"], now=request.now) if request.method != "POST" else ()
    if found and not kept["name"]:
        kept["name"] = next((line.name for one in found for line in one.people), "")
    asked = candidates if len(candidates) > 1 else ()
    return show(request, "capture.html", title=_("Note"), here="capture", kept=kept, candidates=asked, found=found)


@require_POST
def keep_promises(request: Visit) -> HttpResponse:
    """Keep the promises that were ticked, as they were shown and mended."""
    again = f"{reverse('capture')}?{urlencode({'text': request.POST.get('text', '')})}"
    try:
        drafts = [_drafted(request, n) for n in request.POST.getlist("keep") if n in request.POST.getlist("n")]
        done = add_promises(owner=request.owner, drafts=drafts, now=request.now)
    except Refused as no:
        return show_again(request, again, no.sentence)
    return see_other(f"{reverse('person', args=[drafts[0].person])}", done)


def _drafted(request: Visit, n: str) -> Draft:
    said = request.POST
    person, due = said.get(f"person{n}", ""), said.get(f"due{n}", "")
    return Draft(
        person=int(person) if person.isdecimal() and len(person) < 18 else _only(request, said.get(f"name{n}", "")),
        words=said.get(f"words{n}", ""),
        due=day_of(due) if due else None,
        by_owner=said.get(f"side{n}") != "theirs",
    )


def _only(request: Visit, name: str) -> int:
    found = _meant(request, name.strip())
    if len(found) > 1:
        raise Refused(say("More than one person may be meant."))
    return found[0].id


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
