"""What the tests of the contract send as reactions."""

PAYLOADS = {"send_reaction": {"emoji": "👍", "count": 3}}
