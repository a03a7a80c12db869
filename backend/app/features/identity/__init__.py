"""Who somebody is: presenters with an account, participants with a seat."""
