"""Whether what was sealed before a restore still opens: the key lies apart from the backup, and is easily forgotten."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, select

from kendala.access.schema import second_factors
from kendala.access.vault import FILE, UnsealableError
from kendala.access.wiring import vault_of
from kendala.engines import reading
from kendala.settings import Settings
from kendala.webhooks.schema import webhooks


def is_key_missing(settings: Settings, engine: Engine) -> bool:
    """Whether something is sealed in the database that the key of this place does not open; makes no key."""
    with reading(engine) as connection:
        sealed = list(_one_of_each(connection))
    if not sealed:
        return False
    if not settings.sign_on.secret_key and not (settings.data / FILE).exists():
        return True
    vault = vault_of(settings)
    try:
        for owner, secret in sealed:
            vault.open(secret, of=owner)
    except UnsealableError:
        return True
    return False


def _one_of_each(connection: Connection) -> Iterator[tuple[str, str]]:
    """Whose it is, and what was sealed."""
    for owner, secret in ((second_factors.c.account, second_factors.c.sealed_key), (webhooks.c.id, webhooks.c.secret)):
        if found := connection.execute(select(owner, secret).limit(1)).first():
            yield found[0], found[1]
