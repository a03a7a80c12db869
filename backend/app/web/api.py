"""FastAPI as we use it: it documents refusals as what they are, problem documents."""

from typing import Any

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.types import ASGIApp

from app.core.problems import Problem
from app.web.cut_short import CutShort
from app.web.errors import PROBLEM_MEDIA_TYPE
from app.web.head_requests import HeadRequests
from app.web.metrics_middleware import MetricsMiddleware
from app.web.security_headers import SecurityHeaders


class Api(FastAPI):
    """An application whose every operation may answer with a problem document."""

    def __init__(self, **options: Any) -> None:
        refused = {"model": Problem, "description": "Refused: `code` says why."}
        # FastAPI would tell whoever traces of paths and queries, which carry codes and tokens.
        silent = TelemetryConfig(
            tracing=False, metrics=False, logs=False, operation_spans=False, auto_configure=False
        )
        super().__init__(responses={"default": refused}, telemetry=silent, **options)

    def build_middleware_stack(self) -> ASGIApp:
        """The application as it is served: errors that nobody foresaw have our headers too."""
        inner = HeadRequests(super().build_middleware_stack())
        return MetricsMiddleware(SecurityHeaders(CutShort(inner)))

    def openapi(self) -> dict[str, Any]:
        """The document; FastAPI itself would take every answer of a model for plain JSON."""
        document = super().openapi()
        for path in document["paths"].values():
            for operation in path.values():
                content = operation["responses"]["default"]["content"]
                if "application/json" in content:
                    content[PROBLEM_MEDIA_TYPE] = content.pop("application/json")
        return document
