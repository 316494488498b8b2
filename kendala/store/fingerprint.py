"""One hash for the whole log up to a position: written down today, it shows tomorrow whether the past was changed."""

import hashlib

from kendala.store.log import Log
from kendala.store.sealing import log_hash

BATCH = 500


def fingerprint(log: Log, upto: int) -> str:
    """SHA-256 in hex over the chain of `position|log_hash` of every event up to the position, in log order.

    Removing words keeps it, since the hash of each text stays; every other change of the past changes it.
    """
    chain, position = hashlib.sha256(), 0
    while rows := log.rows(position, BATCH, upto=upto):
        for row in rows:
            one = log_hash(row.originator_id, row.originator_version, row.topic, row.state)
            chain.update(f"{row.position}|{one}\n".encode())
        position = rows[-1].position
    return chain.hexdigest()
