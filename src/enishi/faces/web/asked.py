"""What the address of the list of people asks for, and the addresses that ask for a little more or less."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise

from enishi.faces.web import labels
from enishi.queries.filters import MISSING, Filters

_KINDS = ("relation", "organisation", "place", "tag", "group")
_LONGEST = 200


@dataclass(frozen=True)
class Link:
    """A choice that is an address."""

    text: str | Promise
    href: str
    is_current: bool = False


@dataclass(frozen=True)
class Asked:
    """The list as an address asks for it."""

    query: str
    show: str
    order: str
    row: str
    filters: Filters
    is_choosing: bool  # lines can be ticked
    is_narrowing: bool  # what there is to narrow by is counted and shown
    given: QueryDict

    @classmethod
    def of(cls, given: QueryDict) -> Asked:
        """Read an address; what it does not say means everybody by name."""
        said = {kind: given.get(kind, "").strip()[:_LONGEST] for kind in _KINDS}
        return cls(
            query=given.get("q", given.get("name", "")).strip()[:_LONGEST],
            show=given.get("show", "all"),
            order=given.get("order", "name"),
            row=given.get("row", "")[:1],
            filters=Filters(**said, missing=tuple(name for name in MISSING if name in given.getlist("missing"))),
            is_choosing="choose" in given,
            is_narrowing="narrow" in given,
            given=given,
        )

    def link(self, **changes: str) -> str:
        """The address that asks for the same but for these; an empty word takes one off. It begins at page one."""
        kept = QueryDict(mutable=True)
        for name, values in self.given.lists():
            words = [value for value in values if value.strip()]
            if words and name not in {"page", "done", "narrow", *changes}:
                kept.setlist(name, words)
        for name, value in changes.items():
            if value:
                kept[name] = value
        return f"?{kept.urlencode()}"

    def chips(self) -> list[Link]:
        """A link for each filter, which takes it off."""
        found = [
            Link(f"{labels.FILTERS[kind]}: {self._word(kind)}", self.link(**{kind: ""}))
            for kind in _KINDS
            if getattr(self.filters, kind)
        ]
        for detail in self.filters.missing:
            rest = self.given.copy()
            rest.setlist("missing", [other for other in self.filters.missing if other != detail])
            found.append(Link(labels.MISSING[detail], Asked.of(rest).link()))
        return found

    def shown(self) -> list[Link]:
        return [
            Link(text, self.link(show=code if code != "all" else "", row=""), code == self.show)
            for code, text in labels.SHOWN.items()
        ]

    def orders(self) -> list[Link]:
        return [
            Link(text, self.link(order=code if code != "name" else "", row=""), code == self.order)
            for code, text in labels.ORDERS.items()
        ]

    def rows(self, rows: tuple[str, ...]) -> list[Link]:
        return [Link(row, self.link(row=row), row == self.row) for row in rows]

    def hidden(self, *but: str) -> list[tuple[str, str]]:
        """What a form of the list has to carry on, name by name, but for what it asks itself."""
        return [
            (name, value)
            for name, values in self.given.lists()
            for value in values
            if value.strip() and name not in {"page", "done", "narrow", "row", *but}
        ]

    def _word(self, kind: str) -> str:
        value = str(getattr(self.filters, kind))
        return str(labels.PLACED.get(value, value)) if kind == "relation" else value
