"""The people of a session, for hosts: a searchable list, and changing nicknames."""
