#!/usr/bin/env bash
# python-jose 3.5.0: `require_exp` undoes `verify_exp: False`.
#
# A service that renews tokens wants to read one that is over, and still wants its `exp` to be there:
#
#     jwt.decode(..., options={"verify_exp": False, "require_exp": True})
#
# One would expect, as PyJWT 2.10.1 does it, that the claim must be present and its time is not looked at.
# python-jose raises ExpiredSignatureError: each claim that is required is verified too, whatever the
# option for verifying says, and no message hints at it. Every `require_*` does so: `require_nbf` likewise
# refuses a token whose time has not come although `verify_nbf` is off.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-jose==3.5.0 PyJWT==2.10.1

"$folder/venv/bin/python" - <<'PYTHON'
import time

import jwt as pyjwt
from jose import jwt

SECRET = "a secret of thirty-two characters"
NOW = int(time.time())
OVER = jwt.encode({"sub": "1", "exp": NOW - 60}, SECRET, algorithm="HS256")
EARLY = jwt.encode({"sub": "1", "nbf": NOW + 600}, SECRET, algorithm="HS256")


def outcome(token: str, **options: bool) -> str:
    try:
        return jwt.decode(token, SECRET, algorithms=["HS256"], options=options)["sub"]
    except Exception as error:
        return type(error).__name__


def same(what: str, seen: str, expected: str) -> None:
    print(f"{what}: {seen}")
    if seen != expected:
        raise SystemExit(f"changed: expected {expected}")


same("exp past, not verified", outcome(OVER, verify_exp=False), "1")
same(
    "exp past, not verified, required",
    outcome(OVER, verify_exp=False, require_exp=True),
    "ExpiredSignatureError",
)
same("nbf ahead, not verified", outcome(EARLY, verify_nbf=False), "1")
same(
    "nbf ahead, not verified, required",
    outcome(EARLY, verify_nbf=False, require_nbf=True),
    "JWTClaimsError",
)
peer = pyjwt.decode(
    OVER, SECRET, algorithms=["HS256"], options={"verify_exp": False, "require": ["exp"]}
)
same("PyJWT, exp past, not verified, required", peer["sub"], "1")
PYTHON
