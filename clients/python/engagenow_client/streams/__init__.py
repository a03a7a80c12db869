"""JSON streams over WebSocket."""
