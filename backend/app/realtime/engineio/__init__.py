"""Our own Engine.IO connection for WebSockets, behind python-socketio's API."""
