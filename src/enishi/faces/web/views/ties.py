"""縁図: the ring of ties, one of them opened, and everybody as a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from enishi.faces.web import labels
from enishi.faces.web.pages import Visit, number, show
from enishi.faces.web.pieces import Spot
from enishi.faces.web.ring import CIRCLES, MIDDLE, Guest, Layout, Node, lay_out
from enishi.faces.web.views.plain import missing
from enishi.kit.names import is_japanese
from enishi.kit.say import Refused
from enishi.queries.people import PersonLine
from enishi.queries.person import find_person
from enishi.queries.ring import Place, Ring, ring
from enishi.queries.ring import Spot as Standing
from enishi.queries.tie_parts import TieParts, tie_parts


@dataclass(frozen=True)
class Link:
    """A way on, with what stands behind it."""

    href: str
    text: str | Promise
    is_current: bool = False
    number: int = 0
    icon: str = ""
    hint: str | Promise = ""


@dataclass(frozen=True)
class Circle:
    """The word for a circle, where its line crosses the one straight down."""

    y: int
    text: str | Promise


@require_safe
def ties(request: Visit) -> HttpResponse:
    """The ring and the list; with `to`, what one tie is made of."""
    asked = {"f": request.GET.get("f", ""), "sort": request.GET.get("sort", "")}
    found = ring(
        owner=request.owner, now=request.now, show=asked["f"], sort=asked["sort"], page=number(request, "page", 1)
    )
    try:
        chosen = _chosen(request)
    except Refused as no:
        return missing(request, no.sentence)
    drawn = _drawn(found)
    to = f"?{urlencode({'f': found.show, 'to': ''})}"
    return show(
        request,
        "ties.html",
        title=_("Ties"),
        here="ties",
        ring=found,
        drawn=drawn,
        spots=_spots(drawn.nodes, found, to, chosen),
        circles=_circles(found),
        chosen=chosen,
        to=to,
        total=found.counts[found.show],
        shows=[
            Link(f"?f={code}", text, code == found.show, found.counts[code]) for code, text in labels.TIE_SHOWS.items()
        ],
        sorts=[
            Link(f"?{urlencode({'f': found.show, 'sort': code})}#t-list", text, code == found.sort)
            for code, text in labels.TIE_SORTS.items()
        ],
        ways=_ways(),
        kept=urlencode({"f": found.show, "sort": found.sort}) + "&",
    )


def place_label(place: Place) -> str:
    """Where somebody is known from, in words."""
    kind, name = place
    if not kind:
        return _("Elsewhere")
    return str(labels.ALL.get(name, name)) if kind == "relation" else name


def _chosen(request: Visit) -> TieParts | None:
    person = number(request, "to", 0)
    if not person:
        return None
    return tie_parts(owner=request.owner, row=find_person(request.owner, person), now=request.now)


def _drawn(found: Ring) -> Layout:
    guests = [Guest(s.person.id, s.circle, s.sector, s.called, s.is_revival) for s in found.spots]
    return lay_out(guests, [place_label(place) for place in found.sectors])


def _spots(nodes: Iterable[Node], found: Ring, to: str, chosen: TieParts | None) -> list[Spot]:
    people = {spot.person.id: spot for spot in found.spots}
    places = [place_label(place) for place in found.sectors]
    return [_spot(node, people[node.guest.key], places, to, chosen) for node in nodes]


def _spot(node: Node, spot: Standing, places: Sequence[str], to: str, chosen: TieParts | None) -> Spot:
    guest = node.guest
    is_chosen = chosen is not None and chosen.person.id == guest.key
    css = f"n{guest.circle}{' revive' if guest.is_revival else ''}{' dot' if guest.is_dot else ''}"
    small = f" s{node.size}" if node.size else ""
    return Spot(
        href=f"{to}{guest.key}#tie",
        css=css + small + (" hot" if is_chosen else ""),
        label=_label(spot.person, places[spot.sector], guest.is_revival),
        circle=guest.circle,
        x=node.x,
        y=node.y,
        radius=12 if guest.is_dot else guest.seat.radius,  # a dot is small to look at and large to touch
        text=node.text,
        tongue=_tongue(node.text),
        is_dot=guest.is_dot,
    )


def _label(person: PersonLine, place: str, is_revival: bool) -> str:
    name = _("%(name)s-san") % {"name": person.name} if person.honorific else person.name
    parts = [name, place, str(labels.CLOSENESS[person.closeness])]
    return ", ".join([*parts, _("worth picking up")] if is_revival else parts)


def _tongue(text: str) -> str:
    spoken = "ja" if is_japanese(text) else "en"
    return "" if spoken == get_language() else spoken


def _circles(found: Ring) -> list[Circle]:
    words = labels.WAS_CLOSE if found.was else labels.CIRCLES
    return [Circle(round(MIDDLE[1] + out + 4), text) for out, text in zip(CIRCLES, words, strict=False)]


def _ways() -> list[Link]:
    return [
        Link(reverse("now"), _("Working with now"), icon="people", hint=_("what was said, what waits, what is ahead")),
        Link(reverse("revive"), _("Pick up again"), icon="sprout", hint=_("silent ties that are worth a word")),
        Link(reverse("census"), _("Ties of the past"), icon="past", hint=_("whom you can still reach, and how")),
        Link(reverse("measure"), _("How enishi measures"), icon="scale", hint=_("the rules, and how well they do")),
    ]
