"""What the tests of the contract know of webhooks."""

_ONE = "/api/webhooks/{webhook_id}"
BODIES = {
    ("post", "/api/webhooks"): {"url": "https://example.com/hook", "events": ["message.sent"]}
}
IN_VAIN = {
    ("delete", _ONE): "webhook_not_found",
    ("get", f"{_ONE}/deliveries"): "webhook_not_found",
    ("post", f"{_ONE}/test"): "webhook_not_found",
    ("post", f"{_ONE}/deliveries/{{delivery_id}}/retry"): "webhook_not_found",
}
