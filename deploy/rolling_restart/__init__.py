"""Workers replaced one by one while people talk, and the way back. Only Python itself is needed."""
