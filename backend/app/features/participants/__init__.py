"""Seats: joining, coming back, and giving a seat up."""
