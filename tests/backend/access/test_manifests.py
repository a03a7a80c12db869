"""The permissions that manifests declare are those that their routes and commands name."""

import pytest
from fastapi import FastAPI

from app.core.permissions import Permission
from app.features.joining.permissions import JOIN
from app.registry import FEATURES
from app.web.feature import Feature
from fixtures.rules import OfUser, rules_of

# Who joins is known to no dispatcher: they become a member by the command.
ASKED_BY_HANDLERS = {JOIN}


@pytest.mark.parametrize("feature", FEATURES, ids=[feature.name for feature in FEATURES])
def test_what_a_feature_lets_people_do_is_what_its_manifest_says(feature: Feature):
    app = FastAPI()
    for router in feature.routers:
        app.include_router(router)
    rules = {rule for declared in rules_of(app.routes).values() for rule in declared}
    used = {rule for rule in rules if isinstance(rule, Permission)}
    used |= {rule.permission for rule in rules if isinstance(rule, OfUser)}
    used |= {command.permission for command in feature.commands if command.permission}
    used |= ASKED_BY_HANDLERS & set(feature.permissions)
    assert used == set(feature.permissions)


def test_no_two_permissions_have_one_name():
    names = [permission.name for feature in FEATURES for permission in feature.permissions]
    assert len(names) == len(set(names))
