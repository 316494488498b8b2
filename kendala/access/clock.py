"""The clock is handed in everywhere: tests and demo histories set it."""

from collections.abc import Callable
from datetime import datetime

#: Gives the present time with its zone.
Clock = Callable[[], datetime]
