"""What stands on the owner's LinkedIn page: her profile, and what others and she have said of each other's work."""

# ruff: noqa: E501 - a wording stays on its line, however long it is spoken

from __future__ import annotations

CONNECTED = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see '
    "email addresses for connections who have allowed their connections to see or download their email address using this setting "
    'https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)

PROFILE = (
    "Haruka", "Aoki", "", "", "Apr 9", "Data platform migration · 前提をそろえる会議 | しずく工房",
    "データ基盤の移行を、現場の言葉でお手伝いしています。移行の前に、まず前提をそろえます。\n\nI help teams move their data without losing the people who know it. Japanese and English.",
    "IT Services and IT Consulting", "", "Tokyo, Japan", "", "[COMPANY:https://shizuku-kobo.example]", "",
)  # fmt: skip

SKILLS = (
    "データ基盤の移行", "要件定義", "ファシリテーション", "Data Migration", "SQL", "Technical Writing", "プロジェクト管理", "Mentoring",
    "業務分析", "機械学習", "Public Speaking", "Python",
)  # fmt: skip

# who | months ago | words
RECOMMENDED = (
    (
        "makoto-takahashi",
        62,
        "五年間、同じ部で働きました。青木さんは前提を言葉にできる人です。議論が空中戦になりそうなとき、必ず一枚の紙に戻してくれました。どの現場に行っても信頼されると思います。",
    ),
    (
        "priya-raman",
        24,
        "Haruka planned the cutover of our regional catalogue. It was the calmest weekend of my career: every step had an owner, a check and a way back. She also taught my team to write down what they assume.",
    ),
    (
        "aya-nakamura",
        9,
        "現場の言葉で話してくださる方です。難しい検収条件の話を、誰もが納得できる三つの表にまとめてくださいました。",
    ),
    (
        "michael-brandt",
        52,
        "I have worked with Haruka across an ocean and two jobs. She answers the question you should have asked, and she does what she says by the day she said it.",
    ),
    (
        "sakura-watanabe",
        30,
        "勉強会の運営をご一緒しています。場の空気を読んで、いちばん静かな人に問いを渡せる方です。",
    ),
    (
        "mayuko-oka",
        18,
        "学生の頃から相談に乗っていただきました。質問に答えではなく、次の一歩で返してくださいます。おかげで今の仕事に就けました。",
    ),
)
RECOMMENDED_BY_OWNER = (
    (
        "ryo-matsumoto",
        40,
        "松本さんの書く手順書は、夜中の三時に読んでも間違えようがありません。落ち着きと優しさの人です。",
    ),
    (
        "anna-kowalska",
        20,
        "Anna keeps a whole community kind. Her reviews are precise, fast and never hurt. I learnt from her how to say no and be thanked.",
    ),
    (
        "mayuko-oka",
        17,
        "岡さんは、わからないことを「わからない」と言える強さを持っています。一緒に働く人は幸運です。",
    ),
)

INVITATIONS = {
    True: (
        "先日はありがとうございました。こちらでもつながらせてください。",
        "",
        "勉強会でお話を伺いました。今後ともよろしくお願いいたします。",
        "以前ご一緒した件では大変お世話になりました。",
    ),
    False: (
        "It was great to meet you at the meetup. Let us stay in touch.",
        "",
        "I enjoyed your talk and would be glad to connect.",
        "We worked on the same project without ever meeting. Time to fix that.",
    ),
}
