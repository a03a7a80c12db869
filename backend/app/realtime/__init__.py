"""The realtime core: connections, rooms, order, and the one place that emits."""
