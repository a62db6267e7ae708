"""Found a store, or open an existing one of the expected party; never one by accident."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, exc, insert, select

from detente.adapters.store.engine import SqlStore, as_world_error, make_engine
from detente.adapters.store.schema import identity
from detente.errors import RefusedError, WorldError

MIGRATIONS = Path(__file__).parent / "migrations"


def create_store(path: Path, party: str, origin: str, founded_at: int) -> None:
    """Found a new store; raise `adapters.station_exists` when there is a file already.

    A new history needs this explicit step: opening never creates.
    """
    if path.exists():
        raise RefusedError("adapters.station_exists", home=path.parent.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(path)
    try:
        _migrate(engine)
        with engine.begin() as connection:
            connection.execute(insert(identity), {"one": 1, "party": party, "origin": origin, "founded_at": founded_at})
    finally:
        engine.dispose()
    path.chmod(0o600)


def open_store(path: Path, party: str, max_bytes: int | None = None) -> SqlStore:
    """Open the store of `party`, migrating it forward when this program is newer.

    Raises `adapters.no_station`, `adapters.not_a_store`, `adapters.newer_store`, `adapters.other_party`.
    """
    if not path.is_file():
        raise WorldError("adapters.no_station", home=path.parent.name)
    engine = make_engine(path)
    try:
        _check_revision(engine)
        _migrate(engine)
        with engine.connect() as connection:
            found = connection.execute(select(identity.c.party)).scalar()
    except exc.DatabaseError as problem:
        engine.dispose()
        if "not a database" in str(problem.orig) or "no such table" in str(problem.orig):
            raise WorldError("adapters.not_a_store", name=path.name) from problem
        raise as_world_error(problem) from problem
    if found != party:
        engine.dispose()
        raise RefusedError("adapters.other_party", found=str(found), expected=party)
    return SqlStore(engine, max_bytes)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _check_revision(engine: Engine) -> None:
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if current is None:
        raise WorldError("adapters.not_a_store", name=Path(str(engine.url.database)).name)
    if current not in known:
        raise WorldError("adapters.newer_store")


def _migrate(engine: Engine) -> None:
    """Bring the store to this program's form; the views are folded again by whoever opens the house."""
    config = _config()
    with engine.connect().execution_options(detente_mode="IMMEDIATE") as connection:
        if _is_current(connection, config):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def _is_current(connection: object, config: Config) -> bool:
    context = MigrationContext.configure(connection)  # type: ignore[arg-type]  # a Connection; typed loosely upstream
    return context.get_current_revision() == ScriptDirectory.from_config(config).get_current_head()
