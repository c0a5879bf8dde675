"""Japanese verbs in the forms that promise, made from their dictionary forms."""

from __future__ import annotations

# Last sound of a five-row verb: before ます, て-form, will (おう), can (える).
_ROWS = {
    "う": ("い", "って", "おう"),
    "く": ("き", "いて", "こう"),
    "ぐ": ("ぎ", "いで", "ごう"),
    "す": ("し", "して", "そう"),
    "つ": ("ち", "って", "とう"),
    "ぬ": ("に", "んで", "のう"),
    "ぶ": ("び", "んで", "ぼう"),
    "む": ("み", "んで", "もう"),
    "る": ("り", "って", "ろう"),
}
_CAN = dict(zip("うくぐすつぬぶむる", "えけげせてねべめれ", strict=True))

_FIVE = """
送る 渡す 返す 直す 出す 書く 聞く 訊く 作る 創る 貼る 回す 流す 投げ返す 払う 支払う 買う 取る 撮る 録る 切る 頼む
話す 探す 貸す 配る 戻す 押さえる 運ぶ 呼ぶ 読む 打つ 打ち返す 伺う うかがう 申し込む 取り込む 振り込む 持つ
持って行く 持ってく 持っていく 連れて行く 送り直す 出し直す 折り返す 引き取る 受け持つ 引き継ぐ 見直す
見繕う やり直す 書き直す 掛け合う かけ合う 持ち帰る 手伝う 担う 行う おこなう 図る 急ぐ 洗う 干す 消す 残す 足す
落とす 通す 移す 動かす 起こす 促す 探る 当たる 練る 削る 絞る 割る 積む 組む 包む 刷る 縫う 焼く 焚く 炊く 沸かす
繋ぐ つなぐ 結ぶ 塗る 磨く 拭く 掃く 畳む 済ます 仕切る 奢る おごる 守る 果たす 誓う やる 描く 空ける 拾う ひろう
預かる あずかる 承る 急がす 任す 話し合う 聞き出す 割り振る 取り次ぐ 謝る 絞り込む 申し送る 記す しるす 取り掛かる
とりかかる 見守る 持ち寄る 教わる 込む 盛る 研ぐ 締め出す 追い払う 追う 洗い直す 運び込む 引き出す 引き渡す
言い聞かす 打ち合わす 取り消す 取り戻す 取り除く 取り壊す 切り出す 売り込む 追い込む 書き込む 打ち込む 植え込む 刈る
剪る 掘る 耕す 繕う 編む 弾く 歌う 踊る 祝う 招く 案じる 導く 励ます 労う 支払い直す 縫い直す 炒める
増やす 減らす とる 代わる 延ばす 伸ばす 取りかかる 立ち会う 潰す つぶす 付き添う 割り出す 書き出す 差し戻す
手渡す 試す 見積もる 取り計らう
""".split()
_ONE = """
預ける 届ける 調べる 確かめる 伝える 知らせる 見せる 教える 決める まとめる 纏める 仕上げる 終わらせる 片付ける
片づける 済ませる 進める 続ける かける 掛ける かけ直す 入れる 載せる のせる 上げる あげる 投げる 見る 診る 見つける
見付ける 立てる 建てる 付ける つける 着ける 変える 替える 換える 交える 止める とめる 揃える そろえる 整える
用立てる 間に合わせる 立て替える 取り寄せる 入れ替える 差し替える 切り替える 組み替える 並べる 集める 埋める 改める
加える 数える 答える 応える 届け出る 受ける 引き受ける 助ける 支える 開ける あける 空ける 閉める 締める 温める
下げる 載せ替える 申し伝える 持たせる 向かわせる 参加させる 対応させる 連絡させる 書き上げる 作り上げる 申し上げる
差し上げる 問い合わせる 見届ける 突き止める 取りまとめる 取り纏める 洗い出す 考える 出かける 埋め合わせる 合わせる
食い止める ほめる したためる 出迎える 心掛ける 片す 詰める 分ける 貯める 努める 務める 務め上げる 借りる 演じる
取り入れる 引き上げる 引き下げる 当てる 添える 揚げる 植える 育てる 届け直す 仕立てる 組み立てる 立て直す 据え付ける
取り付ける 片付け直す 温め直す 通じる 閉じる 設ける 差し向ける 仕向ける 生かせる 信じさせる 連れてくる
送り届ける 駆けつける 煮詰める 突き合わせる すり合わせる 擦り合わせる 切り分ける
""".split()
_NOUNS = """
説明 メッセージ スクショ メモ 確認 連絡 送付 送信 返信 返事 回答 共有 提出 手配 準備 用意 対応 修正 調整 検討 報告
相談 訂正 更新 作成 予約 調査 案内 紹介 転送 発送 納品 返却 入金 振込 支払 支払い 電話 メール 訪問 参加 出席 同席
発注 注文 印刷 アップロード アップ シェア チェック リマインド フォロー キャンセル セット 変更 追加 削除 反映 登録
申請 提案 見積 見積もり 周知 通知 打診 依頼 交渉 説得 配布 返金 交換 対処 処理 改善 約束 善処 担当 再送 送金 郵送
配送 配達 再配達 掲載 連携 代行 管理 保管 保証 補償 弁償 手続き 清算 精算 集計 分析 検証 検査 点検 修理 補修 清掃
掃除 設定 設置 実装 デプロイ マージ レビュー テスト リリース 作業 着手 対策 協議 照会 確保 再発行 発行 記録 転記
入力 コピー 翻訳 編集 校正 添削 監修 監督 立ち会い 立会い お迎え 迎え 見学 面談 取材 撮影 録音起こし ご馳走 ごちそう
プレゼント サポート ヘルプ 支援 協力 応援 援助 返送 返品 返納 納入 納付 投函 投稿 公開 告知 宣伝 招待 手直し 下書き
清書 整理 整備 統合 一本化 徹底 努力 尽力 精査 吟味 見直し 仕分け 手渡し 持参 供給 提供 提示 明記 追記 補足 適用
調達 購入 取得 収集 移行 復旧 復元 解決 解消 解除 停止 中止 延期 実施 開催 企画 設計 開発 製作 制作 製造 生産 加工
出荷 納車 引き渡し 引渡し 貸与 譲渡 割引 値引き 免除 フィードバック コメント ライン line ping dm 返答 応答 伝言 代筆
署名 捺印 承認 決裁 推薦 推挙 口添え 取り計らい 配慮 注意 ケア なんとか 何とか 何とかします 段取り 根回し 後押し
橋渡し 仲介 手続 エスカレーション クローズ コミット プッシュ アサイン ブロック ホールド キープ オーダー ピックアップ
トライ ファイル スキャン ファックス fax ＦＡＸ 運転 運搬 回覧 負担 弁済 送迎 同行 代読 代理 同梱 回収 補充 補填 確約
""".split()


def _five(verb: str) -> tuple[str, str, str, str]:
    head, last = verb[:-1], verb[-1]
    stem, te, will = _ROWS[last]
    if verb.endswith(("行く", "持ってく", "いく")):
        te = "って"
    return head + stem, head + te, head + will, head + _CAN[last]


def _one(verb: str) -> tuple[str, str, str, str]:
    head = verb[:-1]
    return head, head + "て", head + "よう", head + "られ"


def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    stems, tes, wills, cans, plains = set[str](), set[str](), set[str](), set[str](), set[str]()
    for verb in _FIVE + _ONE:
        is_one = verb in _ONE and verb.endswith("る")
        if verb.endswith("する"):
            continue
        stem, te, will, can = (_one if is_one else _five)(verb)
        stems.add(stem)
        tes.add(te)
        wills.add(will)
        cans.add(can)
        plains.add(verb)
    for noun in _NOUNS:
        stems.add(noun + "し")
        tes.add(noun + "して")
        wills.add(noun + "しよう")
        cans.add(noun + "でき")
        plains.add(noun + "する")
    return frozenset(stems), frozenset(tes), frozenset(wills), frozenset(cans), frozenset(plains)


STEMS, TES, WILLS, CANS, PLAINS = _forms()
NOUNS = frozenset(_NOUNS)


def ends_in(text: str, lexicon: frozenset[str], longest: int = 7) -> str:
    """The longest end of a text that a lexicon holds; empty when none."""
    for length in range(min(longest, len(text)), 0, -1):
        if text[-length:] in lexicon:
            return text[-length:]
    return ""
