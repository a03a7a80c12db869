"""Co-hosts: people without an account who help to run one live session by invitation."""
