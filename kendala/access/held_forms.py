"""Keeping forms that wait (`domain.held_forms.HeldForms`), as tickets that last longer."""

import json

from domain.held_forms import HELD_FOR, MOST_HELD, MOST_HELD_BY_ALL, HeldForm
from kendala.access.tickets import Tickets

HELD = "held form"


class KeptForms:
    """Forms under the hashes of their secrets; `sweep` of the tickets deletes them."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    def hold(self, form: HeldForm, account: str | None) -> str | None:
        """Its secret; None where it is too long or too many wait."""
        told = json.dumps({"to": form.going_to, "fields": list(form.fields), "files_lost": form.files_lost})
        if len(told) > MOST_HELD or self._tickets.told(HELD) + len(told) > MOST_HELD_BY_ALL:
            return None
        return self._tickets.issue(HELD, account=account, told=told, lasts=HELD_FOR)

    def look(self, secret: str, account: str | None) -> HeldForm | None:
        """The form, which waits on; None where it waits no longer, or is of another account."""
        ticket = self._tickets.look(HELD, secret)
        if ticket is None or ticket.account not in {None, account}:
            return None
        told = json.loads(ticket.told)
        fields = [(str(name), str(value)) for name, value in told["fields"]]
        return HeldForm(going_to=str(told["to"]), fields=fields, files_lost=bool(told["files_lost"]))

    def drop(self, secret: str) -> None:
        """Forget it; silent where there is none."""
        self._tickets.take(HELD, secret)
