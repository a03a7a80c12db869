"""Signing in with an account that one has elsewhere: OAuth 2.0 and OpenID Connect."""
