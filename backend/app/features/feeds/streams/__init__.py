"""What every source is made of: types, connections, and the hosts that may be reached."""
