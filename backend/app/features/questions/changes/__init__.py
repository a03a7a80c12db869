"""What hosts and askers do about questions that were asked."""
