"""What the tests of the contract know of tokens."""

BODIES = {("post", "/api/tokens"): {"name": "bot", "scopes": ["messages:read"]}}
IN_VAIN = {("delete", "/api/tokens/{token_id}"): "token_not_found"}
