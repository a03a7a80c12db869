"""What the tests of the contract send as messages."""

PAYLOADS = {"send_message": {"message": "hello", "client_id": "1"}}
