"""Sources of feeds: checked when they are attached, read by one worker for all."""
