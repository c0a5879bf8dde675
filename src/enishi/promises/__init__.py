"""What was promised, and what was asked, in a text of Japanese or English: by grammar, with no model and no network.

The writer's own words are cut into sentences; in each, the grammar of its language looks for somebody who acts
(agent), for the will to act (modality), for an act that serves another (verb), and for what takes the promise back
(question, report, politeness, hypothesis). What speaks for and against is weighed (`weights`); a date is read only
where something was found.
"""

from enishi.promises.candidate import Agent, Candidate, Kind
from enishi.promises.find import find_candidates

__all__ = ["Agent", "Candidate", "Kind", "find_candidates"]
