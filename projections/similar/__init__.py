"""Similar: what is told resembles something that is open already, or something that was solved before."""

from projections.similar.finding import Likely, Similar, Solved, Told, similar
from projections.similar.likeness import ENOUGH, likeness, telling

__all__ = ["ENOUGH", "Likely", "Similar", "Solved", "Told", "likeness", "similar", "telling"]
