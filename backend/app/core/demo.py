"""What `make demo` makes, and what only works outside production knows."""

DEMO_EMAIL = "demo@example.com"  # signs in by test login alone
LOAD_SESSION_ID = "load-test-session"  # load tools enter it by its id
