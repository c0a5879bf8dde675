"""The words on screen for the codes of the book."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Place:
    """A page that the navigation leads to. `key` follows g on the keyboard."""

    name: str
    icon: str
    label: str | Promise
    key: str


MAIN = (
    Place("today", "today", _("Today"), "t"),
    Place("people", "people", _("People"), "p"),
    Place("capture", "plus", _("Note"), "n"),
    Place("ties", "ring", _("Ties"), "e"),
    Place("reception", "gate", _("Reception"), "r"),
)
MORE = (
    Place("promises", "check", _("Promises"), "y"),
    Place("census", "past", _("Ties of the past"), "c"),
    Place("imports", "in", _("Import"), "i"),
    Place("history", "clock", _("History"), "h"),
    Place("settings", "gear", _("Settings"), "s"),
)

CLOSENESS = {
    "close": _("Close"),
    "often": _("Often in touch"),
    "sometimes": _("Now and then"),
    "quiet": _("Quiet"),
    "none": _("No contact yet"),
}
# The ring: its circles from the inside, the same of once, and what it can be narrowed to.
CIRCLES = (CLOSENESS["close"], CLOSENESS["often"], CLOSENESS["sometimes"], CLOSENESS["quiet"])
WAS_CLOSE = (_("Once close"), _("Once often"), _("Once now and then"))
TIE_SHOWS = {
    "all": _("All"),
    "now": pgettext_lazy("ties", "Now"),
    "past": pgettext_lazy("ties", "Once"),
    "yet": pgettext_lazy("ties", "Not yet"),
}
TIE_SORTS = {"close": _("By closeness"), "name": _("By name"), "recent": _("By last contact")}
RELATIONS = {
    "boss": _("Boss"),
    "peer": _("Colleague"),
    "junior": _("Junior"),
    "customer": _("Customer"),
    "supplier": _("Supplier"),
    "friend": _("Friend"),
    "other": _("Somebody else"),
}
# The same of once: what is worked out from the past.
PAST = {
    "was_boss": _("Former boss"),
    "was_peer": _("Former colleague"),
    "was_junior": _("Former junior"),
    "was_customer": _("Former customer"),
    "was_supplier": _("Former supplier"),
}
# The census: whom it counts, and what of them.
GROUPS = {
    "colleagues": _("Former colleagues"),
    "clients": _("Former clients"),
    "everyone": _("Everyone"),
}
CENSUS = {
    "people": _("In all"),
    "reachable": _("Can be reached"),
    "private": _("By their own e-mail"),
    "company": _("By a company’s e-mail"),
    "phone": _("By phone"),
    "linkedin": _("By LinkedIn"),
    "other": _("Otherwise"),
    "theirs": _("Lost if they change jobs"),
    "mine": _("Lost if you change jobs"),
    "lost": _("Lost already"),
    "nothing": _("No address known"),
}
UNKNOWN = {
    "no_work": _("Nothing is known of their work"),
    "no_relation": _("Their work is known, but not who they are to you"),
    "unsure": _("Placed by you, but nothing tells whether that is now or once"),
}
SHOWN = {
    "all": _("Everyone"),
    "close": CLOSENESS["close"],
    "often": CLOSENESS["often"],
    "sometimes": CLOSENESS["sometimes"],
    "quiet": CLOSENESS["quiet"],
    "dear": _("Treasured"),
    "aside": _("Set aside"),
}
ORDERS = {
    "name": _("By name"),
    "recent": _("By last contact"),
    "close": _("By closeness"),
}
KINDS = {
    "mail": _("Mail"),
    "meeting": _("Meeting"),
    "message": _("Message"),
    "invitation": _("Invitation"),
    "call": _("Call"),
    "note": _("Your note"),
    "praise": _("Kind words"),
    "post": _("Post"),
    "own_post": _("Your own post"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "url": _("Web page"),
    "account": _("Account"),
}
# What cards write beside an address or a number. Any other word stays as its source wrote it.
BESIDE = {
    "work": pgettext_lazy("address", "work"),
    "home": pgettext_lazy("address", "home"),
    "cell": pgettext_lazy("address", "mobile"),
    "mobile": pgettext_lazy("address", "mobile"),
    "main": pgettext_lazy("address", "main"),
    "fax": pgettext_lazy("address", "fax"),
    "pager": pgettext_lazy("address", "pager"),
    "school": pgettext_lazy("address", "school"),
    "other": pgettext_lazy("address", "other"),
    "linkedin": "LinkedIn",
    "github": "GitHub",
}
# What "done" is called for each reason on the page of today.
DONE = {
    "replies_owed": _("I have replied"),
    "meeting_ahead": _("I am prepared"),
    "leaving_work": _("I have written"),
    "address_gone": _("I have asked"),
    "going_quiet": _("I have written"),
    "birthday": _("I have congratulated"),
    "job_change": _("I have congratulated"),
    "new_person": _("Seen"),
}
# Where a promise was said; the day follows.
SAID_IN = {
    "mail": _("in a mail, %(day)s"),
    "message": _("in a message, %(day)s"),
    "meeting": _("a meeting, %(day)s"),
    "note": _("in your note, %(day)s"),
    "hand": _("noted by you, %(day)s"),
}
# The list of people: what it can be narrowed by.
PLACED = {**RELATIONS, "none": _("Not said")}
FILTERS = {
    "relation": _("Who they are to you"),
    "organisation": _("Company"),
    "place": _("Place"),
    "tag": _("Tag"),
    "group": _("Group"),
}
MISSING = {
    "email": _("No e-mail address"),
    "phone": _("No phone number"),
    "reading": _("No reading"),
    "organisation": _("No company"),
    "birthday": _("No birthday"),
}
ALL = {**CLOSENESS, **RELATIONS, **PAST, **KINDS}
