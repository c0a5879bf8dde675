"""Searching 200,000 texts: the time of a query with its first twenty lines, its count held against a look at every
text, and how long the same question takes without an index. On SQLite and on PostgreSQL."""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.world import COMPANIES, FAMILIES, GIVENS, TEXTS

PLACES = "名古屋 札幌 港区 横浜 京都 福岡 Nagoya Berlin Kyoto 渋谷 品川 大阪".split()
THINGS = (
    "見積書 検収 自動車部品 庭園 花壇 データ基盤 移行 納期 契約書 Django garden PostgreSQL 設計 展示会 採用 面談 "
    "歓迎会 メール サーバー 製造 品質 改善 会議室 資料 予算 勉強会 発表 論文 翻訳 印刷 配送 倉庫 髙橋 渡邉 齋藤 ﾃﾞｰﾀ"
).split()
SENTENCES = (
    "{who}です。{thing}の件、{place}で{when}にご相談できればと思います。",
    "{place}の{thing}について、{company}の{who}様から連絡がありました。",
    "{thing}と{other}は{when}までに{company}へお送りします。",
    "Let us talk about the {thing} in {place} {when}, {who} will join.",
    "昨日は{place}までお越しいただき、ありがとうございました。{thing}は{other}の後にします。",
    "{when}の{thing}は{who}さんにお願いしました。",
)
WHEN = "来週 月末 金曜 3月12日 tomorrow 年内 午後2時 next week 明後日".split()
QUERIES = (
    "田 林 庭 木 森 a n データ 佐藤 田中 渡辺 渡邊 髙橋 斎藤 小林 名古屋 京都 札幌 港区 横浜 見積 見積書 検収 納期 "
    "自動車 自動 動車部 車部品 garden Nago django Post Web デー メール 品質改善 庭園 花壇 高橋 お願い します ました "
    "契約書 東都商事 港南 水際 ご相談 来週 3月 Let 年内 wxyz 鯨 会議室 ありが の件"
).split()[:50]


def main() -> None:
    """Measure on each database in a process of its own."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--texts", type=int, default=200_000)
    wishes.add_argument("--on", choices=("sqlite", "postgresql"))
    wish = wishes.parse_args()
    if wish.on:
        print(json.dumps(_measure(wish.texts)))
        return
    for database in ("sqlite", "postgresql"):
        environment = {**os.environ, "ENISHI_TEST_POSTGRES": "1" if database == "postgresql" else ""}
        command = [sys.executable, "-m", "bench.search", "--on", database, "--texts", str(wish.texts)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        _report(database, json.loads(done.stdout))


def _measure(number: int) -> dict[str, Any]:
    from tests import stage

    stage.set_up()
    from django.core.management import call_command

    from enishi.queries.search import search
    from enishi.store.models import Owner

    call_command("migrate", verbosity=0)
    owner = Owner.objects.create()
    written, indexed = _fill(owner, number)
    size = _settle()
    said = _texts_as_plain()
    rows = []
    for query in QUERIES:
        search(owner=owner, query=query)
        times = []
        for _ in range(3):
            began = time.perf_counter()
            found = search(owner=owner, query=query)
            times.append((time.perf_counter() - began) * 1000)
        rows.append(
            {
                "query": query,
                "ms": min(times),
                "count": found.texts_total,
                "truth": _truth(said, query),
                "lines": len(found.texts),
                "scan_ms": _scan(query),
            }
        )
    return {"texts": number, "written_s": written, "indexed_s": indexed, "index_mb": size, "rows": rows}


def _invent(number: int) -> Iterator[tuple[str, datetime]]:
    chance = random.Random(11)
    end = datetime(2026, 11, 24, tzinfo=UTC)
    for _ in range(number):
        text = " ".join(
            chance.choice(SENTENCES).format(
                who=chance.choice(FAMILIES) + chance.choice(("", chance.choice(GIVENS))),
                thing=chance.choice(THINGS),
                other=chance.choice(THINGS),
                place=chance.choice(PLACES),
                company=chance.choice(COMPANIES),
                when=chance.choice(WHEN),
            )
            for _ in range(chance.randint(1, 4))
        )
        if chance.random() < 0.2:
            text += " " + chance.choice(TEXTS)
        yield text, end - timedelta(minutes=chance.randrange(10 * 365 * 24 * 60))


def _fill(owner: Any, number: int) -> tuple[float, float]:
    """Write the texts, oldest first as mail programs keep them; seconds for the rows, and for the index."""
    from django.db import transaction

    from enishi.services.indexing import index_facts
    from enishi.store.models import Interaction

    texts = sorted(_invent(number), key=lambda pair: pair[1])
    writing = indexing = 0.0
    for start in range(0, number, 120):
        with transaction.atomic():
            began = time.perf_counter()
            rows = Interaction.objects.bulk_create(
                Interaction(owner=owner, source="bench", key=str(start + n), digest="", at=at, kind="mail", text=text)
                for n, (text, at) in enumerate(texts[start : start + 120])
            )
            writing += time.perf_counter() - began
            began = time.perf_counter()
            index_facts(owner, rows)
            indexing += time.perf_counter() - began
    return writing, indexing


def _settle() -> float:
    """Let the database tidy up, as it does by itself in time; the size of the index in megabytes."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
            cursor.execute("SELECT pg_relation_size('document_tokens') + pg_total_relation_size('store_document')")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("SELECT sum(length(block)) FROM store_search_data")
        return float(cursor.fetchone()[0]) / 1e6


def _texts_as_plain() -> list[str]:
    from enishi.kit.ngrams import plain
    from enishi.store.models import Interaction

    return [plain(text) for text in Interaction.objects.values_list("text", flat=True)]


def _truth(said: list[str], query: str) -> int:
    from enishi.kit.ngrams import places, wanted

    asked = wanted(query)
    return sum(all(next(places(text, want), None) for want in asked) for text in said)


def _scan(query: str) -> float:
    from enishi.store.models import Interaction

    began = time.perf_counter()
    Interaction.objects.filter(text__contains=query).count()
    return (time.perf_counter() - began) * 1000


def _report(database: str, found: dict[str, Any]) -> None:
    rows = found["rows"]
    times = sorted(row["ms"] for row in rows)
    wrong = [row for row in rows if row["count"] != row["truth"]]
    scan = sorted(row["scan_ms"] for row in rows)
    print(f"{database}: {found['texts']:,} texts, index {found['index_mb']:.0f} MB,", end=" ")
    print(f"indexing ×{found['indexed_s'] / found['written_s']:.1f} of writing the rows ({found['indexed_s']:.0f} s)")
    print(
        f"  {len(rows)} queries: p50 {times[len(times) // 2]:.1f} ms, p95 {times[int(len(times) * 0.95)]:.1f} ms;",
        end=" ",
    )
    print(f"a scan by LIKE takes ×{scan[len(scan) // 2] / times[len(times) // 2]:.0f} of p50")
    print(f"  counts equal to a look at every text: {len(rows) - len(wrong)} of {len(rows)}")
    for row in [*wrong, *sorted(rows, key=lambda row: -row["ms"])[:6]]:
        print(f"    {row['query']:8} {row['ms']:7.1f} ms  {row['count']:7,} found, {row['truth']:7,} there")


if __name__ == "__main__":
    main()
