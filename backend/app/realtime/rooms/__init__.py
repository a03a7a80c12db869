"""Rooms: the members of live sessions on this worker, and the order of their events."""
