"""Live feeds: numbers of exchanges and other sources in a session."""
