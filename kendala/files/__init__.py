"""Uploaded files: bytes in the data folder under their hash, the rest in a table of the log's database."""

from kendala.files.schema import create
from kendala.files.store import FileStore

__all__ = ["FileStore", "create"]
