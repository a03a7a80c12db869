"""Chat: stores messages, numbers them, and publishes each once."""
