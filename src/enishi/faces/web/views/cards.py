"""Photographed cards beside what was read from them, and a form for each that puts it right."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from enishi.faces.web.pages import Visit, act, show
from enishi.faces.web.views.plain import missing
from enishi.kit.say import Refused, say
from enishi.queries.cards import NAMES, CardView, card_place, cards_page, person_cards
from enishi.services.cards import correct_card

_LABELS: dict[str, str | Promise] = {
    "name": _("Name"),
    "reading": _("Reading"),
    "organisation": _("Company"),
    "department": _("Department"),
    "title": _("Position"),
    "phone": _("Phone"),
    "mobile": _("Mobile"),
    "email": _("E-mail"),
    "url": _("Web page"),
    "address": _("Address"),
}


@dataclass(frozen=True)
class Line:
    """One line of a card's form."""

    name: str
    label: str | Promise
    value: str
    percent: int | None
    is_doubtful: bool


@require_safe
def cards(request: Visit, number_: int) -> HttpResponse:
    """The cards of one picture."""
    try:
        page = cards_page(owner=request.owner, number=number_)
    except Refused as no:
        return missing(request, no.sentence)
    shown = [(card, _lines(card)) for card in page.cards]
    return show(request, "cards.html", title=page.line.name, here="cards", under="imports", job=page.line, cards=shown)


@require_safe
def of_person(request: Visit, person: int) -> HttpResponse:
    """Somebody's cards as small pictures within their page; asked for by itself, the newest card's own page."""
    found = person_cards(owner=request.owner, person=person)
    if "HX-Request" in request.headers:
        return render(request, "person/pictures.html", {"cards": found})
    if not found:
        return missing(request, say("There is no picture of a card of this person any more."))
    return redirect(f"{reverse('cards', args=[found[0].picture])}#card-{found[0].view.number}")


@require_safe
def picture(request: Visit, number_: int, card: int) -> HttpResponse:
    """One card, cut out of its picture and brought upright."""
    try:
        place = card_place(owner=request.owner, number=number_, card=card)
        # OpenCV comes with the extra that read the card; it may have gone since.
        from enishi.sources.card_photo.shown import card_as_jpeg

        return HttpResponse(card_as_jpeg(place.path, place.outline, place.turns), content_type="image/jpeg")
    except (Refused, ImportError) as no:
        raise Http404 from no


@require_POST
def correct(request: Visit, number_: int, card: int) -> HttpResponse:
    """The owner's own word on what a card says."""
    said = {name: request.POST.get(name, "") for name in NAMES}
    return act(
        request,
        lambda: correct_card(owner=request.owner, card=card, said=said, now=request.now),
        home=reverse("cards", args=[number_]),
    )


def _lines(card: CardView) -> list[Line]:
    return [Line(f.name, _LABELS[f.name], f.value, f.percent, f.is_doubtful) for f in card.fields]
