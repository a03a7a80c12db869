"""What the tests of the contract know of templates."""

BODIES = {("post", "/api/templates/{name}/sessions"): {"title": "제목"}}
