"""What must have happened by today: the few threads that stand on the first page, told from today backwards."""

# ruff: noqa: E501 - a wording stays on its line, however long it is spoken

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from enishi.demo.cast import MONTH, Person, left_on, owner_firm
from enishi.demo.happenings import TOKYO, Mail, Meeting, World
from enishi.demo.letters import WEEKDAYS, owner_signature, workday

QUIET_SINCE = 28 * MONTH  # days since 髙橋 誠 wrote last


def play(world: World) -> None:
    teller = _Teller(world)
    _promises(teller)
    _replies_owed(teller)
    _new_people(teller)
    _news(teller)
    _praise(teller)
    _the_boss_gone_quiet(teller)
    _appointments(teller)


class _Teller:
    """Adds told mails to the world, each thread's mails answering one another."""

    def __init__(self, world: World) -> None:
        self.world, self.today = world, world.today
        self.people = {person.key: person for person in world.people}
        self.last: dict[str, Mail] = {}

    def at(self, days: float, clock: str) -> datetime:
        hour, minute = clock.split(":")
        return datetime.combine(self.today - timedelta(days=int(days)), time(int(hour), int(minute), 17), TOKYO)

    def says(self, thread: str, key: str, days: float, clock: str, text: str, *, mine: bool = False, subject: str = "",
             attachment: str = "", cc: tuple[Person, ...] = ()) -> None:  # fmt: skip
        """One mail of a thread, by the person or (mine) the owner; the first one brings the subject."""
        person, before = self.people[key], self.last.get(thread)
        at = self.at(days, clock)
        subject = f"Re: {before.subject.removeprefix('Re: ')}" if before else subject
        signed = text
        if before is None and mine:
            signed += owner_signature(owner_firm(person, at.date(), left_on(self.today)), japanese=person.japanese)
        elif before is None and person.japanese:
            place = person.place(self.world.months_ago(at))
            signed += (
                f"\n\n-- \n{place.org.name} {place.title}\n{person.name}\n{person.address(self.world.months_ago(at))}"
            )
        mail = Mail(at, person, mine, subject, signed, f"plot.{thread}", parent=before, attachment=attachment, cc=cc)
        self.world.mails.append(mail)
        self.last[thread] = mail

    def answers(self, thread: str, key: str, days: float, clock: str, text: str, *, attachment: str = "") -> None:
        """The owner's part of a thread."""
        self.says(thread, key, days, clock, text, mine=True, attachment=attachment)

    def opens(
        self, thread: str, key: str, subject: str, days: float, clock: str, text: str, attachment: str = ""
    ) -> None:
        """The owner's part of a thread that she began."""
        self.says(thread, key, days, clock, text, mine=True, subject=subject, attachment=attachment)


def _last_workday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _promises(t: _Teller) -> None:
    said, due = (_last_workday(t.today - timedelta(days=days)) for days in (6, 2))
    ago = (t.today - said).days
    t.says("estimate", "kentaro-sato", ago + 1, "16:20",
           "青木様\n\nいつもお世話になっております。みなと信用金庫の佐藤です。\n\nデータ基盤の移行について、来期の予算に載せる金額の目安を検討しております。\n"
           "見積もりの前提になっている条件を、改めてお聞かせいただけますでしょうか。\n\nどうぞよろしくお願いいたします。",
           subject="見積もりの前提について")  # fmt: skip
    t.answers("estimate", "kentaro-sato", ago, "11:05",
              "佐藤様\n\nお世話になっております。しずく工房の青木です。\n\nご連絡ありがとうございます。\n"
              f"見積もりの前提を整理して{WEEKDAYS[due.weekday()]}曜までにお返しします。\n\nどうぞよろしくお願いいたします。")  # fmt: skip
    t.opens("acceptance", "aya-nakamura", "本日のお礼と検収条件の件", 7, "17:40",
              "中村様\n\n本日はお時間をいただき、ありがとうございました。\n検収条件は三つに分けて考える、という点がそろったのが大きな一歩でした。\n"
              f"比較表は{t.today.day}日（{WEEKDAYS[t.today.weekday()]}）までにお送りします。\n\n引き続きよろしくお願いいたします。")  # fmt: skip
    t.says("acceptance", "aya-nakamura", 6, "09:12",
           "青木様\n\nこちらこそ、ありがとうございました。比較表、お待ちしております。\n\nおかげさまで、先週から新ラインが動き始めました。\n"
           f"次は{t.today.day}日の14時からオンラインで、招待をお送りしてあります。")  # fmt: skip
    t.answers("acceptance", "aya-nakamura", 6, "10:30",
              "中村様\n\n新ラインの稼働、おめでとうございます。現場の皆さまもほっとされたことと思います。\n招待を受け取りました。当日はよろしくお願いいたします。")  # fmt: skip
    thursday = t.today + timedelta(days=2)
    t.says("slides", "priya-raman", 5, "13:02",
           "Hi Haruka,\n\nEverybody here keeps asking about your meetup talk. Could you share the slides with us?\n\nBest,\nPriya",
           subject="Your meetup slides")  # fmt: skip
    t.answers("slides", "priya-raman", 4, "15:48",
              f"Hi Priya,\n\nThat makes me happy. I want to redraw two pictures first, so I will share the meetup slides by {thursday:%A}.\n\nBest,\nHaruka")  # fmt: skip
    t.says("template", "nana-okamoto", 1, "11:30",
           "青木さん\n\nおつかれさまです。来週の訪問に使いたいので、提案書の雛形をいただけますか。\n\n岡本", subject="提案書の雛形")  # fmt: skip
    t.answers(
        "template",
        "nana-okamoto",
        1,
        "14:10",
        "岡本さん\n\nおつかれさまです。雛形は明日中にお送りします。表紙だけ直させてください。",
    )
    monday = _last_workday(t.today - timedelta(days=1))
    t.opens("figures", "miho-harada", "営業店ごとの件数について", 6, "10:15",
              "原田様\n\nいつもお世話になっております。しずく工房の青木です。\n\n営業店ごとの件数の一覧を、いただける範囲で拝見できますでしょうか。")  # fmt: skip
    t.says("figures", "miho-harada", 5, "15:25",
           f"青木様\n\nお世話になっております。原田です。\n\n件数の一覧ですね。集計のうえ、{monday.day}日（{WEEKDAYS[monday.weekday()]}）までにお送りします。")  # fmt: skip
    t.answers("figures", "miho-harada", 5, "16:02", "原田様\n\nありがとうございます。お手数をおかけします。")


def _replies_owed(t: _Teller) -> None:
    t.says("intern", "yui-inoue", 1, "06:38",
           "青木様\n\nお世話になっております。清涼大学の井上です。\n\nインターンの課題の二問目で、欠けている値の扱いに迷っております。\n"
           "除いて集計してもよいでしょうか。それとも、欠け方そのものを調べたほうがよいでしょうか。\nお時間のあるときに、ご意見をいただけますと幸いです。",
           subject="インターンの課題について、ご相談です")  # fmt: skip
    t.says("dinner", "koji-tamura", 1, "18:42",
           "青木さん\n\n港南商事の田村です。先日はどうも。\n\n来週の会食ですが、場所は神保町と大手町のどちらがご都合よろしいでしょうか。\n"
           "先方は二名、和食がよいと言っています。お返事いただければ、こちらで押さえます。", subject="来週の会食、場所の件")  # fmt: skip
    t.says("review", "anna-kowalska", 3, "18:15",
           "Hi Haruka,\n\nThe importer rewrite is nearly ready. Could you read the Japanese name handling before we tag it? It is about 200 lines.\n"
           "If you have no time this month, just tell me and I will ask Mina.\n\nCheers,\nAnna", subject="Japanese names in the importer")  # fmt: skip
    t.says("schedule", "shinichi-kubo", 5, "10:50",
           "青木様\n\nいつもお世話になっております。あさなぎ物流の久保です。\n\n配車計画の試行を一週間ほど前倒しできないか、社内で話が出ております。\n"
           "青木様のご都合はいかがでしょうか。難しい場合も、その旨お知らせいただけますと助かります。", subject="配車計画の試行の前倒しについて")  # fmt: skip
    t.says("newjob", "lucas-moreau", 2, "19:05",
           "Hi Haruka,\n\nGreetings from Chicago! I have started at Northfield and inherited a warehouse with three customer tables.\n"
           "Do you remember how we split the cutover into two weekends? Could you tell me what you would do differently today?\n\nAll the best,\nLucas",
           subject="Two weekends, again?")  # fmt: skip


def _new_people(t: _Teller) -> None:
    t.says("column", "mao-fujii", 12, "13:20",
           "青木様\n\n突然のご連絡を失礼いたします。かえでの森出版の藤井と申します。小林からご紹介をいただきました。\n\n"
           "春の号で「前提をそろえる会議」の特集を考えております。一度お話を伺えないでしょうか。", subject="取材のお願い（かえでの森出版 藤井）")  # fmt: skip
    t.answers("column", "mao-fujii", 11, "10:02",
              "藤井様\n\nはじめまして。しずく工房の青木です。ご連絡ありがとうございます。\n\n喜んで伺います。来月の前半でしたら、いつでも時間を作れます。")  # fmt: skip
    t.says(
        "column",
        "mao-fujii",
        10,
        "11:44",
        "青木様\n\n早速のお返事をありがとうございます。企画書をお送りします。",
        attachment="企画書",
    )
    t.answers(
        "column",
        "mao-fujii",
        9,
        "09:30",
        "藤井様\n\n企画書を拝見しました。とても面白い特集になりそうです。では来月、よろしくお願いいたします。",
    )
    t.says("sensors", "sofia-lindholm", 9, "17:31",
           "Dear Haruka,\n\nAstrid told me about the inspection records you set up in Japan. We are planning something similar for ships.\n"
           "Would you have half an hour to tell us what you would avoid?\n\nKind regards,\nSofia Lindholm\nFjordlys AS", subject="Introduction through Astrid")  # fmt: skip
    t.answers("sensors", "sofia-lindholm", 8, "09:55",
              "Dear Sofia,\n\nThank you for writing, and greetings to Astrid. I would enjoy that. Late afternoons in Tokyo are your mornings; pick any.\n\nBest regards,\nHaruka")  # fmt: skip
    t.says(
        "sensors",
        "sofia-lindholm",
        8,
        "18:20",
        "Dear Haruka,\n\nWonderful. I have sent an invitation for next week.\n\nKind regards,\nSofia",
    )
    t.answers(
        "sensors", "sofia-lindholm", 7, "10:20", "Dear Sofia,\n\nAccepted, thank you. Talk to you then.\n\nHaruka"
    )
    t.says("stock", "takuya-onishi", 6, "09:48",
           "青木様\n\nはじめまして。あさなぎ物流 情報企画課の大西と申します。久保の紹介でご連絡いたしました。\n\n"
           "このたび倉庫在庫の見える化の担当になりました。まずはご挨拶まで。現行の資料がございましたら、拝見できますでしょうか。", subject="ご挨拶（あさなぎ物流 大西）")  # fmt: skip
    t.answers("stock", "takuya-onishi", 5, "14:36",
              "大西様\n\nはじめまして。しずく工房の青木です。ご丁寧にありがとうございます。\n\n現行の資料を添付いたします。ご不明な点は、いつでもお尋ねください。",
              attachment="現行の資料")  # fmt: skip
    t.says(
        "stock",
        "takuya-onishi",
        5,
        "17:05",
        "青木様\n\n資料、確かに拝受いたしました。早速ありがとうございます。今後ともよろしくお願いいたします。",
    )


def _news(t: _Teller) -> None:
    t.says("book", "misaki-kobayashi", 4, "12:10",
           "青木さん\n\n小林です。おかげさまで、新刊『現場の編集術』が今日から店頭に並びます。\n取材に付き合ってくださって、本当にありがとうございました。一冊お送りします。",
           subject="新刊が出ました")  # fmt: skip
    t.answers(
        "book",
        "misaki-kobayashi",
        3,
        "08:50",
        "小林さん\n\nご出版おめでとうございます。昨日、神保町の平積みを見て声が出ました。届くのを楽しみにしています。",
    )
    t.says("nagoya", "sakura-watanabe", 6, "11:00",
           "青木さん\n\n渡辺です。はるかぜ分析が、来月から名古屋にも拠点を持つことになりました。\n五人の小さな部屋ですが、窓から城が見えます。", subject="名古屋に拠点ができます")  # fmt: skip
    t.answers(
        "nagoya",
        "sakura-watanabe",
        6,
        "19:20",
        "渡辺さん\n\nおめでとうございます。一人で始められた頃を知っているので、胸が熱くなりました。浜松へ行くついでに寄らせてください。",
    )


def _praise(t: _Teller) -> None:
    t.says("praise1", "aya-nakamura", 63, "17:30",
           "青木様\n\n本日もありがとうございました。部長が申しておりました。\n「青木さんが入ると、会議の最初の十分で論点がそろう」と。私も同じ気持ちです。\n子どもが受験の年なので、家でも真似をしています。",
           subject="本日の打ち合わせの御礼")  # fmt: skip
    t.answers(
        "praise1",
        "aya-nakamura",
        62,
        "09:20",
        "中村様\n\n過分なお言葉をありがとうございます。前もって資料を回してくださる皆さまのおかげです。お子さんの受験、応援しております。",
    )
    t.says("praise2", "priya-raman", 245, "11:12",
           "Hi Haruka,\n\nThe rehearsal went through in four hours. The cleanest cutover plan I have seen in years, and the team says so too.\n\nPriya", subject="Rehearsal done")  # fmt: skip
    t.answers(
        "praise2",
        "priya-raman",
        245,
        "13:40",
        "Hi Priya,\n\nFour hours! Thank you for telling me. The credit goes to your checklists.\n\nHaruka",
    )
    t.says("praise3", "yui-inoue", 160, "20:15",
           "青木様\n\n本日は相談に乗ってくださり、ありがとうございました。\n質問に、次の一歩で返してくださるので、帰り道にもう手を動かしたくなりました。", subject="ご相談のお礼")  # fmt: skip
    t.answers(
        "praise3",
        "yui-inoue",
        159,
        "18:05",
        "井上さん\n\nこちらこそ、良い質問をありがとう。手を動かしたくなった、が何よりです。またいつでもどうぞ。",
    )


def _the_boss_gone_quiet(t: _Teller) -> None:
    leaving = (t.today - left_on(t.today)).days
    colleagues = [
        person for person in t.world.people if person.places[0].org.key == "touto" and person.key != "makoto-takahashi"
    ]
    t.says("leaving", "makoto-takahashi", leaving, "16:30",
           "皆さま\n\nお疲れさまです。青木です。\n\n本日をもちまして東都システムズを退職いたします。\n信金の移行、夜間の立ち会い、昼の定食屋。どれも忘れません。\n"
           "四月からは「しずく工房」の名でひとりで働きます。今後の連絡先は haruka.aoki@example.jp です。\n\nお世話になりました。", mine=True,
           subject="退職のご挨拶", cc=tuple(colleagues[:16]))  # fmt: skip
    t.says("leaving", "makoto-takahashi", leaving, "18:02",
           "青木さん\n\n五年間、お疲れさまでした。前提を言葉にできる人でした。それは会社が変わっても、ひとりになっても、必ず効きます。\n困ったら電話をください。")  # fmt: skip
    t.opens("photos", "makoto-takahashi", "送別会の写真", QUIET_SINCE + 1, "10:05",
              "髙橋さん\n\nごぶさたしております。青木です。\n\n先日の斎藤さんの送別会では、久しぶりにお目にかかれてうれしかったです。\n写真をお送りします。信金の移行の話になると、皆さん止まりませんでしたね。",
              attachment="送別会の写真")  # fmt: skip
    t.says("photos", "makoto-takahashi", QUIET_SINCE, "21:14",
           "青木さん\n\n写真、ありがとう。いい顔で写っていました。\n移行の資料は、整理がついたら一式お送りします。\n\nまた一緒にやりましょう。\n\n髙橋")  # fmt: skip


def _appointments(t: _Teller) -> None:
    def meet(key: str, ahead: int, clock: str, title: str, minutes: int, place: str, *, mine: bool = True) -> None:
        day = t.today + timedelta(days=ahead)
        days = -ahead if ahead <= 0 else -(workday(day) - t.today).days
        t.world.meetings.append(
            Meeting(
                t.at(days, clock).replace(second=0), title, (t.people[key],), minutes=minutes, place=place, mine=mine
            )
        )

    meet("aya-nakamura", -7, "14:00", "検収条件の整理", 60, "ひなた製作所 会議室", mine=False)
    meet("aya-nakamura", 0, "14:00", "検収条件のすり合わせ", 60, "オンライン", mine=False)
    meet("priya-raman", 0, "16:30", "Data catalogue: demo and questions", 45, "Online", mine=False)
    meet("kentaro-sato", 1, "15:00", "みなと信用金庫 定例", 60, "オンライン", mine=False)
    meet("misaki-kobayashi", 2, "12:00", "小林さんとランチ", 75, "洋食ひだまり")
    meet("femke-dewit", 3, "17:00", "Validation suite with Femke", 45, "Online")
    meet("koji-tamura", 7, "18:30", "会食（港南商事 田村さん）", 120, "（場所は相談中）", mine=False)
    meet("sofia-lindholm", 6, "17:30", "Fjordlys: what to avoid", 30, "Online", mine=False)
