"""How questions are shown: as a list, and to those who enter a session."""
