import pytest
from django.db import connection


@pytest.mark.django_db
def test_tests_run_on_a_real_postgresql_18():
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        assert int(cursor.fetchone()[0]) >= 180_000
        cursor.execute("SHOW listen_addresses")
        assert cursor.fetchone()[0] == ""
