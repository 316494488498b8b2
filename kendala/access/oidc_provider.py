"""A server of OpenID Connect: where it is asked, how its answers are proven. Nothing it says is believed unproven.

OpenID Connect Core 1.0 (authorization code), Discovery 1.0, PKCE (RFC 7636), issuer of the answer (RFC 9207).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, cast

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from domain.signing_on import SsoRefused
from kendala.access.clock import Clock
from kendala.access.oidc_lines import ask
from kendala.oidc_settings import Oidc

#: Of public keys alone: with one of shared secrets or of none anybody could sign.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
KNOWN_FOR = timedelta(hours=1)
LEEWAY = 60
WELL_KNOWN = "/.well-known/openid-configuration"
#: Asked so, the server tells the time of the login (`auth_time`); OpenID Connect Core 1.0, section 3.1.2.1.
ANEW = {"prompt": "login", "max_age": 0}
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Provider:
    """The server; its addresses and keys are asked for once an hour, its keys also when a new one signs."""

    def __init__(self, oidc: Oidc, clock: Clock, callback: str) -> None:
        self._oidc, self._clock, self._callback = oidc, clock, callback
        self._lock = Lock()
        self._known: tuple[datetime, Mapping[str, Any], Mapping[str, Any]] | None = None

    def address(self, state: str, nonce: str, verifier: str, *, fresh: bool = False) -> str:
        """Where the browser is sent; `fresh`: to log in anew, and to be told when. Raises SsoRefused."""
        where, _ = self._addresses()
        address: str = prepare_grant_uri(
            where["authorization_endpoint"],
            client_id=self._oidc.client_id,
            response_type="code",
            redirect_uri=self._callback,
            scope=self._oidc.scope,
            state=state,
            nonce=nonce,
            code_challenge=create_s256_code_challenge(verifier),
            code_challenge_method="S256",
            **(ANEW if fresh else {}),
        )
        return address

    def claims(self, code: str, nonce: str, verifier: str) -> Mapping[str, Any]:
        """What the server says of the person whose browser brought that code, proven. Raises SsoRefused."""
        where, _ = self._addresses()
        answer = self._exchange(where["token_endpoint"], code, verifier)
        proven = self._proven(str(answer.get("id_token", "")), nonce, answer.get("access_token"))
        if self._oidc.claim in proven or "userinfo_endpoint" not in where:
            return proven
        bearer = {"Authorization": f"Bearer {answer.get('access_token')}"}
        more = ask(where["userinfo_endpoint"], headers=bearer)
        if more.get("sub") != proven["sub"]:
            raise SsoRefused("sso_wrong")
        return {**more, **proven}

    def is_issuer(self, named: str) -> bool:
        """Whether an answer that names its issuer is of this server."""
        return named == self._oidc.issuer

    def _exchange(self, endpoint: str, code: str, verifier: str) -> Mapping[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._callback,
            "code_verifier": verifier,
            "client_id": self._oidc.client_id,
        }
        if not self._oidc.client_secret:
            return ask(endpoint, form=form)
        return ask(endpoint, form=form, auth=(self._oidc.client_id, self._oidc.client_secret))

    def _proven(self, id_token: str, nonce: str, access_token: object) -> Mapping[str, Any]:
        try:
            token = self._signed(id_token)
            rules = {
                "iss": {"essential": True, "value": self._oidc.issuer},
                "aud": {"essential": True, "value": self._oidc.client_id},
            }
            params = {"nonce": nonce, "client_id": self._oidc.client_id, "access_token": access_token}
            claims = CodeIDToken(token.claims, token.header, rules, params)
            claims.validate(now=int(self._clock().timestamp()), leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError):
            raise SsoRefused("sso_wrong") from None
        return dict(token.claims)

    def _signed(self, id_token: str) -> jwt.Token:
        """The token under one of the server's keys, which may have changed since they were asked for."""
        _, keys = self._addresses()
        try:
            return jwt.decode(id_token, _keys(keys), algorithms=ALGORITHMS)
        except (JoseError, ValueError):
            _, keys = self._addresses(again=True)
            return jwt.decode(id_token, _keys(keys), algorithms=ALGORITHMS)

    def _addresses(self, *, again: bool = False) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        with self._lock:
            now = self._clock()
            if again or self._known is None or self._known[0] + KNOWN_FOR < now:
                where = ask(self._oidc.issuer.rstrip("/") + WELL_KNOWN)
                if where.get("issuer") != self._oidc.issuer or not all(isinstance(where.get(n), str) for n in NEEDED):
                    raise SsoRefused("sso_wrong")
                self._known = now, where, ask(where["jwks_uri"])
            return self._known[1], self._known[2]


def _keys(keys: Mapping[str, Any]) -> KeySet:
    return KeySet.import_key_set(cast("KeySetSerialization", keys))
