import pytest

from apps.common.policy import seed_policies
from apps.directory.public import create_user, seed_sites
from apps.directory.services import provider as provider_service
from tests.builders.entrance import BOSS, GROUPS, PASSWORD, rule
from tests.builders.provider import Liar, run_foreign


@pytest.fixture(scope="module")
def foreign():
    with run_foreign() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def made_liar():
    liar = Liar()
    yield liar
    liar.stop()


@pytest.fixture
def liar(made_liar, settings, people) -> Liar:
    made_liar.reset()
    made_liar.published = [made_liar.key]
    settings.RADFLOW_OIDC_ISSUER = made_liar.issuer
    return made_liar


@pytest.fixture
def people(db, settings) -> None:
    settings.RADFLOW_OIDC_CLIENT_ID = "radflow"
    settings.RADFLOW_ADDRESS = "http://testserver"
    provider_service._make.cache_clear()
    seed_policies()
    seed_sites()
    rule(unknown="create", groups=GROUPS)
    create_user(actor=BOSS, username="boss", name="Boss", password=PASSWORD, grants=[("admin", None)])
