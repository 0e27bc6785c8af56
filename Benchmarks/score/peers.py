"""The peers: each reads the file of 1,000,000 rows, adds up fourteen answers and writes id,value.

A sum with an answer missing is empty. Two threads where a peer can use them; the reader is told what
types there are wherever that makes it faster.
"""
import importlib
import sys
import time

ITEMS = [f"w{item}" for item in range(1, 15)]


def polars(source: str, target: str) -> None:
    import polars as pl

    schema = {"id": pl.Int64} | {item: pl.Int8 for item in ITEMS}
    total = pl.sum_horizontal([pl.col(item).cast(pl.Int16) for item in ITEMS], ignore_nulls=False)
    frame = pl.scan_csv(source, schema=schema).select("id", total.alias("total")).collect()
    frame.write_csv(target)


def duckdb(source: str, target: str) -> None:
    import duckdb as db

    types = ", ".join(f"'{item}': 'TINYINT'" for item in ITEMS)
    total = " + ".join(f"{item}::SMALLINT" for item in ITEMS)
    db.execute("SET threads = 2")
    db.execute(
        f"COPY (SELECT id, {total} AS total FROM read_csv('{source}', header = true, "
        f"types = {{'id': 'BIGINT', {types}}})) TO '{target}' (HEADER)"
    )


def pandas(source: str, target: str) -> None:
    import pandas as pd

    frame = pd.read_csv(source)
    frame["total"] = frame[ITEMS].sum(axis=1, skipna=False).astype("Int64")
    frame[["id", "total"]].to_csv(target, index=False)


if __name__ == "__main__":
    peer = sys.argv[1]
    importlib.import_module(peer)
    start = time.perf_counter()
    {"polars": polars, "duckdb": duckdb, "pandas": pandas}[peer](sys.argv[2], sys.argv[3])
    print(time.perf_counter() - start, file=sys.stderr)
