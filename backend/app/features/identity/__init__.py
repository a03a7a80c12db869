"""Identity: presenters' accounts, signing in and out, access and refresh tokens."""
