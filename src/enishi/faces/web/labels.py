"""The words on screen for the codes of the book."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


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
    Place("reception", "gate", _("Reception"), "r"),
    Place("imports", "in", _("Import"), "i"),
)
MORE = (
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
RELATIONS = {
    "boss": _("Boss"),
    "peer": _("Colleague"),
    "junior": _("Junior"),
    "customer": _("Customer"),
    "supplier": _("Supplier"),
    "friend": _("Friend"),
    "other": _("Somebody else"),
}
SHOWN = {
    "all": _("Everyone"),
    "close": CLOSENESS["close"],
    "often": CLOSENESS["often"],
    "sometimes": CLOSENESS["sometimes"],
    "quiet": CLOSENESS["quiet"],
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
    "email": _("E-mail"),
    "phone": _("Phone"),
    "url": _("Web page"),
    "account": _("Account"),
}
# What "done" is called for each reason on the page of today.
DONE = {
    "replies_owed": _("I have replied"),
    "meeting_ahead": _("I am prepared"),
    "going_quiet": _("I have written"),
    "birthday": _("I have congratulated"),
    "job_change": _("I have congratulated"),
    "new_person": _("Seen"),
}
ALL = {**CLOSENESS, **RELATIONS, **KINDS}
