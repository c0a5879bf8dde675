"""The invented organisations of the demo world: their addresses, their clocks and what they work on."""

# ruff: noqa: E501 - a row of a table stays on its line

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Org:
    """One organisation. `style` says how it makes addresses from a given name (g) and a family name (f)."""

    key: str
    name: str
    domain: str
    style: str
    zone: str = "Asia/Tokyo"
    old_mail: bool = False  # still writes ISO-2022-JP
    projects: tuple[str, ...] = ()

    def address(self, given: str, family: str) -> str:
        parts = {"g": given, "f": family, "i": given[:1], "j": family[:1]}
        return "".join(parts.get(letter, letter) for letter in self.style).lower() + "@" + self.domain


_JAPANESE = """
touto|東都システムズ|touto-systems.example|g.f|old|共同基盤の移行/営業支援システムの更改/夜間バッチの移行/監視基盤の見直し/新人研修の教材/障害対応手順の整理
hinata|ひなた製作所|hinata-works.example|i-f|old|検査データの連携基盤/新ラインの立ち上げ/部品表の統合/設備保全の記録の電子化
minato|みなと信用金庫|minato-shinkin.example|f-i|old|顧客名寄せの見直し/データ基盤の移行/営業店端末の更改/渉外記録の電子化
konan|港南商事|konan-trading.example|g.f|old|受発注データの統合/販売実績ダッシュボード/取引先マスタの整理
asanagi|あさなぎ物流|asanagi-logi.example|i.f||配車計画の試行/倉庫在庫の見える化/送り状データの連携
yamabiko|やまびこ製薬|yamabiko-pharma.example|f_i|old|試験記録の電子化/文書管理の更改/監査証跡の整備
nagisa|なぎさ共済|nagisa-kyosai.example|i.f||支払査定の記録整理/問い合わせ履歴の分析/帳票の電子化
migiwa|水際テクノロジーズ|migiwa-tech.example|g.f||データカタログの整備/需要予測の試行
komorebi|こもれびソフト|komorebi-soft.example|g||API連携の共同開発/テスト自動化/認証まわりの改修
harukaze|はるかぜ分析|harukaze-analytics.example|f||顧客調査の設計/分析講座の教材/名古屋拠点の準備
kaede|かえでの森出版|kaede-mori.example|g-f||技術誌の連載/書籍の監修/読者アンケートの集計
tsumugi|つむぎ意匠室|tsumugi-design.example|g||会社案内の改訂/画面の意匠/名刺の作り直し
kitakaze|きたかぜ印刷|kitakaze-print.example|f|old|報告書の印刷/封筒の増刷/図録の見積もり
takibi|たきび会計事務所|takibi-kaikei.example|f||決算の準備/請求書の様式の見直し
shizuku|しずく工房|shizuku-kobo.example|g||月次の振り返り/提案書の雛形/社内の手順書
seiryo|清涼大学|seiryo-univ.example.jp|f.g||地域データの共同研究/公開講座/卒業研究の題材
koeda|こえだ市役所|koeda-city.example.jp|f-g|old|窓口予約の改善/オープンデータの整備
free|個人|mail.example.jp|f.g||勉強会の運営/読書会/共著の原稿
home|個人|post.example.net|g_f||同窓会/夏の山行/引っ越し
"""

_ABROAD = """
lumen|Lumen Harbor Labs|lumenharbor.example|g.f|Asia/Singapore|the data catalogue/the cutover rehearsal/the lineage prototype/the regional rollout
northfield|Northfield Analytics|northfield-analytics.example|gj|America/Chicago|the churn model/the warehouse clean-up/the metrics glossary
brightwater|Brightwater Foundry|brightwater-foundry.example|g.f|Europe/London|the supplier portal/the inspection records/the audit trail
kestrel|Kestrel & Vale|kestrelvale.example|g|Europe/Dublin|the claims archive/the onboarding guide/the search index
polder|Polder Data Coöperatie|polderdata.example|g.f|Europe/Amsterdam|the open schema/the registry sync/the validation suite
fjordlys|Fjordlys AS|fjordlys.example|g.f|Europe/Oslo|the sensor feed/the maintenance forecast
tamarind|Tamarind Cloud|tamarindcloud.example|g.f|Asia/Kolkata|the migration toolkit/the cost dashboard/the access review
jacaranda|Jacaranda Systems|jacaranda-systems.example|if|Australia/Sydney|the freight planner/the address matching
lagoverde|Lago Verde Software|lagoverde.example|g.f|America/Sao_Paulo|the translation layer/the partner API
plumrain|Plum Rain Studio|plumrain.example|g|Asia/Taipei|the workshop kit/the name-matching library/the tutorial series
hanbit|Hanbit Data Works|hanbitdata.example|f.g|Asia/Seoul|the benchmark/the shared test data
oldquay|Old Quay University|oldquay.example.org|f.g|Europe/London|the reading group/the survey paper/the summer school
openloom|Open Loom Project|openloom.example.org|g|Europe/Berlin|the 2.0 release/the documentation sprint/the contributor guide/the importer rewrite
solo|Independent|post.example.net|g.f|Europe/Berlin|the newsletter/the side project/the talk
"""


def _read() -> dict[str, Org]:
    orgs = {}
    for line in _JAPANESE.strip().splitlines():
        key, name, domain, style, old, projects = line.split("|")
        orgs[key] = Org(key, name, domain, style, old_mail=bool(old), projects=tuple(projects.split("/")))
    for line in _ABROAD.strip().splitlines():
        key, name, domain, style, zone, projects = line.split("|")
        orgs[key] = Org(key, name, domain, style, zone=zone, projects=tuple(projects.split("/")))
    return orgs


ORGS = _read()
