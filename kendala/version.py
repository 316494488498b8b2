"""The version of the program, said once in pyproject.toml."""

from importlib.metadata import version

VERSION = version("kendala")
