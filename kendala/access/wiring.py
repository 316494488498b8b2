"""All of access, put together over one database."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TypedDict

from sqlalchemy import Engine

from kendala.access.accounts import Accounts
from kendala.access.binding import Bindings
from kendala.access.clock import Clock
from kendala.access.drafts import KeptDrafts
from kendala.access.held_forms import KeptForms
from kendala.access.hints import KeptHints
from kendala.access.links import EntryLinks
from kendala.access.oidc_provider import Provider
from kendala.access.pacing import Paces
from kendala.access.passkeys import Passkeys
from kendala.access.passwords import Cost, Passwords
from kendala.access.people import People
from kendala.access.relying_party import site_of
from kendala.access.saved_views import KeptViews
from kendala.access.second_factors import SecondFactors
from kendala.access.second_steps import SecondSteps
from kendala.access.sessions import Lifetimes, Sessions
from kendala.access.single_sign_on import CALLBACK, SingleSignOn
from kendala.access.throttling import Throttle
from kendala.access.tickets import Tickets
from kendala.access.tokens import Tokens
from kendala.access.vault import Vault, key_in
from kendala.access.verifying import Verifier
from kendala.organisation.keeping import KeptOrganisation
from kendala.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Access:
    """Who may come in."""

    people: People
    accounts: Accounts
    sessions: Sessions
    tokens: Tokens
    throttle: Throttle
    tickets: Tickets
    held: KeptForms
    paces: Paces
    verifier: Verifier
    second_factors: SecondFactors
    second_steps: SecondSteps
    views: KeptViews
    drafts: KeptDrafts
    hints: KeptHints
    passkeys: Passkeys
    sso: SingleSignOn | None
    bindings: Bindings
    links: EntryLinks
    organisation: KeptOrganisation


class Known(TypedDict):
    """What every way in stands on."""

    accounts: Accounts
    tickets: Tickets
    verifier: Verifier


def wire(engine: Engine, clock: Clock, cost: Cost | None, settings: Settings) -> Access:
    """The parts of access; `cost` of a password's hash is for tests."""
    accounts = Accounts(engine, clock, Passwords(cost) if cost else Passwords())
    sessions = Sessions(engine, clock, Lifetimes(idle=timedelta(hours=settings.session_hours)))
    throttle, tickets = Throttle(engine, clock), Tickets(engine, clock)
    verifier = Verifier(accounts=accounts, sessions=sessions, throttle=throttle)
    factors = SecondFactors(engine, clock, vault_of(settings))
    known = Known(accounts=accounts, tickets=tickets, verifier=verifier)
    return Access(
        people=People(engine, clock),
        accounts=accounts,
        sessions=sessions,
        tokens=Tokens(engine, clock),
        throttle=throttle,
        tickets=tickets,
        held=KeptForms(tickets),
        verifier=verifier,
        second_factors=factors,
        second_steps=SecondSteps(factors=factors, required=settings.sign_on.second_factor_for, **known),
        sso=_sso(engine, clock, settings, known),
        bindings=Bindings(engine, clock),
        passkeys=Passkeys(engine, clock, site=site_of(settings.public_url), accounts=accounts, tickets=tickets),
        **_notes(engine, clock),
        links=EntryLinks(engine, clock, accounts, throttle),
        organisation=KeptOrganisation(engine, clock),
    )


class Notes(TypedDict):
    """What a person keeps beside the log, and how fast."""

    paces: Paces
    views: KeptViews
    drafts: KeptDrafts
    hints: KeptHints


def _notes(engine: Engine, clock: Clock) -> Notes:
    return Notes(
        paces=Paces(clock),
        views=KeptViews(engine, clock),
        drafts=KeptDrafts(engine, clock),
        hints=KeptHints(engine, clock),
    )


def vault_of(settings: Settings) -> Vault:
    """The vault of this installation; its key is looked for when it is needed."""
    return Vault(lambda: settings.sign_on.secret_key or key_in(settings.data))


def _sso(engine: Engine, clock: Clock, settings: Settings, known: Known) -> SingleSignOn | None:
    if settings.sign_on.oidc is None:
        return None
    provider = Provider(settings.sign_on.oidc, clock, settings.public_url + CALLBACK)
    return SingleSignOn(
        engine,
        oidc=settings.sign_on.oidc,
        provider=provider,
        tickets=known["tickets"],
        known=known["accounts"],
        bindings=Bindings(engine, clock),
    )
