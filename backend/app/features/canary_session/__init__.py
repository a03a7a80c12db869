"""The live session that the canaries of all workers share."""
