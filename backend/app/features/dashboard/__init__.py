"""A presenter's own sessions: listed, looked for, used again, put away."""
