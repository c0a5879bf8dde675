"""Who is who: which sightings and addresses are one person, under which id, and who else may be.

First the same identifying e-mail, phone or profile is the same person, unless the names contradict. Then whoever
shares a key is compared, and the certain are joined, the doubtful asked about. The owner's decisions outrank all.
A name alone never joins anybody.
"""

from enishi.resolve.compare import Verdict, Weighed, compare
from enishi.resolve.keys import keys_of
from enishi.resolve.pairs import Pair, find_pairs
from enishi.resolve.portrait import Features, Portrait, features
from enishi.resolve.settle import Node, Piece, settle

__all__ = [
    "Features",
    "Node",
    "Pair",
    "Piece",
    "Portrait",
    "Verdict",
    "Weighed",
    "compare",
    "features",
    "find_pairs",
    "keys_of",
    "settle",
]
