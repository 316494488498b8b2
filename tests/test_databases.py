import psycopg

from tests.databases import Place, Server


def test_each_test_gets_an_empty_place(databases: Place) -> None:
    """A fresh place holds nothing and takes writes on both databases."""
    assert databases.folder.is_dir()
    assert not list(databases.folder.iterdir())
    if databases.url:
        with psycopg.connect(databases.url) as connection:
            assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_a_location_is_a_folder_or_a_url(databases: Place, database_url: str) -> None:
    """The location alone tells which database is meant."""
    assert database_url.startswith("postgresql://") == (databases.kind == "postgresql")


def test_a_database_goes_away_with_its_connections(postgresql: Server) -> None:
    """A database is dropped even while a connection is open."""
    with postgresql.database() as url:
        connection = psycopg.connect(url)
    assert postgresql.url != url
    connection.close()
