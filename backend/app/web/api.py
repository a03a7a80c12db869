"""FastAPI, extended to document refusals as problem documents."""

from typing import Any

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.types import ASGIApp

from app.core.problems import Problem
from app.web.cancelled_requests import CancelledRequests
from app.web.errors import PROBLEM_MEDIA_TYPE
from app.web.head_requests import HeadRequests
from app.web.metrics_middleware import MetricsMiddleware
from app.web.security_headers import SecurityHeaders


class Api(FastAPI):
    """An application in which every operation may answer with a problem document."""

    def __init__(self, **options: Any) -> None:
        refused = {"model": Problem, "description": "Refused: `code` says why."}
        # FastAPI would tell whoever traces of paths and queries, which carry codes and tokens.
        silent = TelemetryConfig(
            tracing=False, metrics=False, logs=False, operation_spans=False, auto_configure=False
        )
        # FastAPI's own pages of the API take their scripts from others' hosts.
        options |= {"docs_url": None, "redoc_url": None}
        super().__init__(responses={"default": refused}, telemetry=silent, **options)

    def build_middleware_stack(self) -> ASGIApp:
        """Build the stack so that unexpected errors also get our headers."""
        inner = HeadRequests(super().build_middleware_stack())
        return MetricsMiddleware(SecurityHeaders(CancelledRequests(inner)))

    def openapi(self) -> dict[str, Any]:
        """Build the document; FastAPI alone would call refusals plain JSON."""
        document = super().openapi()
        for path in document["paths"].values():
            for operation in path.values():
                content = operation["responses"]["default"]["content"]
                if "application/json" in content:
                    content[PROBLEM_MEDIA_TYPE] = content.pop("application/json")
        return document
