"""`make bench`: everything that is measured."""

from __future__ import annotations

from bench import pages

pages.main()
