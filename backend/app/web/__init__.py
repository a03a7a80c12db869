"""What every REST route is given: a database session, the unit of work, who asks."""
