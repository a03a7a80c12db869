"""Live feeds: numbers that move on the screen and on phones beside the chat."""
