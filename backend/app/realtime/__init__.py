"""Realtime: connections, rooms, the order of events, and the only place that emits."""
