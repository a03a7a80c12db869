"""The web layer: FastAPI, dependencies of routes, permissions, middleware, pages."""
