"""The permissions that manifests declare are those that their routes and commands name."""

import pytest
from fastapi import FastAPI

from app.core.permissions import Permission
from app.registry import FEATURES
from app.web.feature import Feature
from fixtures.rules import rules_of


@pytest.mark.parametrize("feature", FEATURES, ids=[feature.name for feature in FEATURES])
def test_what_a_feature_lets_people_do_is_what_its_manifest_says(feature: Feature):
    app = FastAPI()
    for router in feature.routers:
        app.include_router(router)
    rules = {rule for declared in rules_of(app.routes).values() for rule in declared}
    used = {rule for rule in rules if isinstance(rule, Permission)}
    used |= {command.permission for command in feature.commands if command.permission}
    assert used == set(feature.permissions)


def test_no_two_permissions_have_one_name():
    names = [permission.name for feature in FEATURES for permission in feature.permissions]
    assert len(names) == len(set(names))
