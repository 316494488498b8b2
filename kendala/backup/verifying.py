"""Whether the log that was put back is the one that was backed up."""

from kendala.backup.manifest import Manifest
from kendala.store.fingerprint import fingerprint
from kendala.store.log import Log
from kendala.store.verify import verify


def compared(log: Log, found: Manifest) -> list[str]:
    """What is wrong with the log, a line each; none where it is sound and has the fingerprint of the manifest."""
    troubles = [f"{one.kind}: stream {one.originator_id}, version {one.version}" for one in verify(log)]
    if (log.head(), fingerprint(log, found.head)) != (found.head, found.fingerprint):
        troubles.append(f"fingerprint: expected {found.head} {found.fingerprint}")
    return troubles
