"""What is known of people, and for how long: retention, one's own data, one's account."""
