"""Read rows into values, and values into columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Row, Table, delete, insert
from sqlalchemy.dialects.sqlite import insert as upsert

Value = TypeVar("Value")


_FIELDS: dict[Any, tuple[str, ...]] = {}


def _names(kind: Any) -> tuple[str, ...]:
    found = _FIELDS.get(kind)
    if found is None:
        found = _FIELDS[kind] = tuple(field.name for field in fields(kind))
    return found


def columns(value: Any) -> dict[str, Any]:
    """Name each field of a row value."""
    return {name: getattr(value, name) for name in _names(type(value))}


def one(sql: Connection, kind: type[Value], query: Executable, **values: Any) -> Value | None:
    """Return the first row as a `kind`, or None; `values` fill the bound parameters."""
    row = sql.execute(query, values).first()
    return None if row is None else _value(kind, row)


def many(sql: Connection, kind: type[Value], query: Executable, **values: Any) -> Sequence[Value]:
    """Return every row as a `kind`; `values` fill the bound parameters."""
    return tuple(_value(kind, row) for row in sql.execute(query, values))


def _value(kind: Callable[..., Value], row: Row[Any]) -> Value:
    names = _names(kind)
    if row._fields == names:
        return kind(*row)
    mapping = row._mapping  # noqa: SLF001  (SQLAlchemy's documented public name)
    return kind(**{name: mapping[name] for name in names})


@lru_cache(maxsize=64)
def _insert(table: Table) -> Any:
    return insert(table)


@lru_cache(maxsize=64)
def _replace(table: Table) -> Any:
    statement = upsert(table)
    keys = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


@lru_cache(maxsize=64)
def _keep(table: Table) -> Any:
    return upsert(table).on_conflict_do_nothing()


def add(sql: Connection, table: Table, value: Any) -> None:
    """Insert one row; a second one with the same key is an error."""
    sql.execute(_insert(table), columns(value))


def replace(sql: Connection, table: Table, value: Any) -> None:
    """Insert one row or replace the one with the same key."""
    sql.execute(_replace(table), columns(value))


def keep_all(sql: Connection, table: Table, values: Sequence[Any]) -> None:
    """Insert several rows at once, each unless one with the same key is there."""
    if values:
        sql.execute(_keep(table), [columns(value) for value in values])


def keep(sql: Connection, table: Table, value: Any) -> None:
    """Insert one row unless one with the same key is there."""
    sql.execute(_keep(table), columns(value))


def clear(sql: Connection, table: Table) -> None:
    """Delete every row of a projection."""
    sql.execute(delete(table))
