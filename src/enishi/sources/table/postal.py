"""A postal address that stands in several cells, in one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Parts:
    """What an address is made of."""

    street: str = ""
    postcode: str = ""
    region: str = ""
    city: str = ""
    box: str = ""
    country: str = ""

    @property
    def is_written(self) -> bool:
        """Whether there is more than a country or a postcode, which programs fill in by themselves."""
        return bool(self.street or self.region or self.city or self.box)


def postal(parts: Parts) -> str:
    """The line. Japanese addresses go from the large to the small, without spaces; others the other way round."""
    place = parts.region + parts.city + parts.street
    if any(ord(character) > 0x3000 for character in place):
        code = parts.postcode and f"〒{parts.postcode.lstrip('〒')}"
        return " ".join(filter(None, (code, place, parts.box)))
    region = f"{parts.region} {parts.postcode}".strip()
    return ", ".join(filter(None, (parts.street, parts.box, parts.city, region, parts.country)))
