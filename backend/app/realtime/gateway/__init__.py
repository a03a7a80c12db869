"""Sockets: connected, limited, their commands answered, told before a restart."""
