"""One person's page, and what the owner does there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, act, number, see_other, show
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused
from enishi.queries.person import PAGE, person_page
from enishi.queries.portrait import PersonPage
from enishi.queries.promises import promises_with
from enishi.services import decisions
from enishi.services import people as services


@require_safe
def person(request: Visit, person: int) -> HttpResponse:
    """Who somebody is and how the tie went."""
    earlier = number(request, "earlier", 0)
    try:
        page = person_page(owner=request.owner, person=person, now=request.now, earlier=earlier)
    except Refused as no:
        return missing(request, no.sentence)
    if page.line.id != person:
        return redirect("person", page.line.id)
    older = earlier + PAGE
    return show(
        request,
        "person.html",
        title=page.line.name,
        here="person",
        under="people",
        person=page,
        promises=promises_with(page.line, owner=request.owner, now=request.now) if page.has_promises else (),
        earlier=earlier,
        older=older if older < page.total else None,
        relations=labels.RELATIONS,
    )


@require_POST
def note(request: Visit, person: int) -> HttpResponse:
    text = request.POST.get("text", "")
    return act(
        request,
        lambda: services.write_note(owner=request.owner, person=person, text=text, now=request.now),
        home=_page(person),
    )


@require_POST
def note_edit(request: Visit, note: int) -> HttpResponse:
    text = request.POST.get("text", "")
    return act(
        request,
        lambda: services.edit_note(owner=request.owner, note=note, text=text, now=request.now),
        home=reverse("people"),
    )


@require_POST
def note_remove(request: Visit, note: int) -> HttpResponse:
    return act(
        request,
        lambda: services.remove_note(owner=request.owner, note=note, now=request.now),
        home=reverse("people"),
    )


@require_POST
def place(request: Visit, person: int) -> HttpResponse:
    """Say who somebody is to the owner."""
    relation = request.POST.get("relation", "")
    return act(
        request,
        lambda: services.place(owner=request.owner, person=person, relation=relation, now=request.now),
        home=_page(person),
    )


@require_POST
def aside(request: Visit, person: int) -> HttpResponse:
    """Set somebody aside, or bring them back."""
    verb = services.set_aside if request.POST.get("aside") == "1" else services.take_back
    return act(request, lambda: verb(owner=request.owner, person=person, now=request.now), home=_page(person))


@require_POST
def keep_quiet(request: Visit, person: int) -> HttpResponse:
    """Bring somebody up no more, or again."""
    quiet = request.POST.get("quiet") == "1"
    return act(
        request,
        lambda: services.keep_quiet(owner=request.owner, person=person, quiet=quiet, now=request.now),
        home=_page(person),
    )


@require_POST
def decide(request: Visit) -> HttpResponse:
    """The same person, or two people; with one tick the same of the other pairs that the page named."""
    verb = decisions.same_all if request.POST.get("verdict") == "same" else decisions.different_all
    pairs = [(_id(request.POST.get("one", "")), _id(request.POST.get("other", "")))]
    if "alike" in request.POST:
        told = (text.partition("-") for text in request.POST.getlist("like"))
        pairs += [(_id(one), _id(other)) for one, _dash, other in told]
    return act(
        request,
        lambda: verb(owner=request.owner, pairs=pairs, now=request.now),
        home=reverse("reception"),
    )


@require_POST
def nobody(request: Visit, person: int) -> HttpResponse:
    """Not a person; or a person after all."""
    verb = decisions.somebody if request.POST.get("nobody") == "0" else decisions.nobody
    return act(request, lambda: verb(owner=request.owner, person=person, now=request.now), home=_page(person))


@require_POST
def part(request: Visit, person: int) -> HttpResponse:
    """Take a joined card apart again."""
    merged = _id(request.POST.get("merged", ""))
    return act(
        request,
        lambda: decisions.part(owner=request.owner, person=person, merged=merged, now=request.now),
        home=_page(person),
    )


@dataclass(frozen=True)
class Field:
    """One line of the form that corrects a person."""

    name: str
    label: str
    value: str
    hint: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Visit, person: int) -> HttpResponse:
    """The owner's own word on a name, its reading, the work and the birthday."""
    try:
        page = person_page(owner=request.owner, person=person, now=request.now)
    except Refused as no:
        return missing(request, no.sentence)
    fields = _fields(page)
    if request.method == "POST":
        said = {field.name: request.POST.get(field.name, "") for field in fields}
        try:
            done = services.rename(owner=request.owner, person=person, now=request.now, **said)
        except Refused as no:
            request.refused = no.sentence
            fields = [Field(field.name, field.label, said[field.name], field.hint) for field in fields]
        else:
            return see_other(_page(person), done)
    return show(request, "edit.html", title=_("Edit"), here="form", under="people", fields=fields, line=page.line)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Visit, person: int) -> HttpResponse:
    """Erase somebody for ever, after asking once."""
    try:
        if request.method == "POST":
            services.erase(owner=request.owner, person=person, now=request.now)
            return see_other(reverse("people"))
        page = person_page(owner=request.owner, person=person, now=request.now)
    except Refused as no:
        return missing(request, no.sentence)
    return show(request, "erase.html", title=_("Erase"), here="form", under="people", line=page.line)


def _fields(page: PersonPage) -> list[Field]:
    return [
        Field("family", _("Family name"), page.family),
        Field("given", _("Given name"), page.given),
        Field("family_reading", _("Reading of the family name"), page.family_reading),
        Field("given_reading", _("Reading of the given name"), page.given_reading),
        Field("organisation", _("Company"), page.line.organisation),
        Field("title", _("Position"), page.line.title),
        Field("birthday", _("Birthday"), page.birthday, _("As 1980-03-12, or --03-12 without the year.")),
    ]


def _page(person: int) -> str:
    return reverse("person", args=[person])


def _id(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
