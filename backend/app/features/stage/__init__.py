"""The stage: what the screen and phones of a session show now."""
