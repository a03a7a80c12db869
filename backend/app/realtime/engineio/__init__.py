"""Our own Engine.IO connection for WebSockets, under python-socketio's API."""
