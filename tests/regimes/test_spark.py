"""The same text on Spark, started here: facts, totals and quotas give what DuckDB gives."""

from __future__ import annotations

import contextlib
import os

import duckdb
import pytest
from pyspark.sql import SparkSession
from pyspark.sql.types import BooleanType, LongType, StringType, StructField, StructType
from tests.regimes import engines
from tests.regimes.quota_worlds import HOLDERS, holding_rows, quota_items, quota_pack
from tests.regimes.random_rules import items_of, pack_of

from detente.regimes.columns import facts_query, quota_query, row, table

TYPES = {"BIGINT": LongType(), "BOOLEAN": BooleanType(), "VARCHAR": StringType()}


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark")
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    session = (
        SparkSession.builder.master("local[1]")
        .appName("detente-tests")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "1g")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")  # it lives for seconds
        .config("spark.sql.shuffle.partitions", "1")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.local.dir", str(folder / "local"))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    with contextlib.suppress(OSError):
        session.sparkContext._gateway.proc.stdin.close()


def put(spark, name, columns, rows):
    schema = StructType([StructField(column, TYPES[type_]) for column, type_ in columns])
    spark.createDataFrame(rows, schema).createOrReplaceTempView(name)


def test_on_spark_facts_are_those_of_the_judge_and_quotas_those_of_duckdb(spark):
    """One test: two could be given to two processes, and each would start an engine."""
    facts_are_those_of_the_judge(spark)
    quotas_are_those_of_duckdb(spark)


def facts_are_those_of_the_judge(spark):
    pack, items = pack_of(5, 60), items_of(5, 48)
    put(spark, "thing", table(pack, "thing"), [row(pack, item) for item in items])
    rows = [tuple(found) for found in spark.sql(facts_query(pack, "thing")).collect()]
    assert engines.read_facts(pack, rows) == engines.by_judge(pack, items)


def quotas_are_those_of_duckdb(spark):
    pack, items = quota_pack(), quota_items(7, 400)
    rows = [row(pack, item) for item in items]
    put(spark, "thing", table(pack, "thing"), rows)
    put(spark, "holding", HOLDERS, holding_rows())
    with duckdb.connect() as connection:
        for name, columns, filled in (("thing", table(pack, "thing"), rows), ("holding", HOLDERS, holding_rows())):
            connection.execute(f"CREATE TABLE {name} ({', '.join(f'{column} {type_}' for column, type_ in columns)})")
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' for _ in columns)})", filled)
        for name in pack.quotas:
            wanted = sorted(connection.execute(quota_query(pack, name)).fetchall(), key=str)
            assert wanted, name
            found = [tuple(one) for one in spark.sql(quota_query(pack, name)).collect()]
            assert sorted(found, key=str) == wanted, name
