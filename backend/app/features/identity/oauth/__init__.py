"""Signing in with an account elsewhere: OAuth 2.0 and OpenID Connect."""
