"""Names shared by `make demo` and by what exists only outside production."""

DEMO_EMAIL = "demo@example.com"  # signs in by test login alone
LOAD_SESSION_ID = "load-test-session"  # load tools enter it by its id
