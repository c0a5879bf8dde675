"""The two tables of the cast. A line is a life: name, places, how they write, when and how often, marks.

Places: `org:title@months ago`, later ones after `>`. Stretches: `from-until:exchanges a month`; `s` is the start,
`L` the month the owner left 東都システムズ. Marks: `li` on LinkedIn (`li!` without an address there), `ip` on the
iPhone, `old` on the feature phone, `ol` quotes as Outlook does, `gm` quotes with `>`, `~` keeps a steady rhythm,
`keeps` one address through every job, `home` has a private address on the card, `b0412` a birthday
(`b19840412` with its year, `b+3` three days from today), `first` wrote for the first time just now.
"""

# ruff: noqa: E501 - a wording stays on its line, however long it is spoken

JAPANESE = """
髙橋 誠|たかはし まこと|Makoto Takahashi|touto:第二開発部 部長>migiwa:執行役員（データ事業）@1.5|boss|s-L:13 L-29:1|li ip old ol keeps home
森 大輔|もり だいすけ|Daisuke Mori|touto:第二開発部 課長|boss|s-L:2.6 L-50:.25 9-2:.4|li ip ol
松本 亮|まつもと りょう|Ryo Matsumoto|touto:主任>komorebi:開発マネージャー@20|peer|s-L:4.2 L-20:.4 20-0:1.2|li ip gm b0608
山口 直人|やまぐち なおと|Naoto Yamaguchi|touto:営業部 課長|peer|s-L:2.2 L-30:.2 18-0:.45|li ip ol
石井 由香|いしい ゆか|Yuka Ishii|touto:技術員>tamarind:ソリューションエンジニア@1.3|junior|s-L:2.4 L-0:.35|li ip gm b19930217
上田 翔|うえだ しょう|Sho Ueda|touto:技術員|junior|s-L:1.9 L-55:.25|li
金子 千尋|かねこ ちひろ|Chihiro Kaneko|touto:品質管理部 主任|peer|s-L:2.2 L-0:.35|li ip ol
中村 隆|なかむら たかし|Takashi Nakamura|touto:基盤部 主任|peer|s-L:1.8 L-36:.25|ip ol
鈴木 恵|すずき めぐみ|Megumi Suzuki|touto:営業部|peer|s-L:1.5 L-44:.2|ip li ol
田中 康平|たなか こうへい|Kohei Tanaka|touto:技術員|junior|s-L:1.6 L-30:.2|ip li gm
山本 拓真|やまもと たくま|Takuma Yamamoto|touto:基盤部|peer|s-L:1.6 L-60:.2|ol
加藤 里奈|かとう りな|Rina Kato|touto:技術員|junior|s-L:1.7 L-0:.2|li ip gm b1103
吉田 浩|よしだ ひろし|Hiroshi Yoshida|touto:事業本部長|boss|s-L:.9|old ol
斎藤 悟|さいとう さとる|Satoru Saito|touto:第一開発部 課長|peer|s-L:1.1 L-40:.15|ip li ol
木村 智子|きむら ともこ|Tomoko Kimura|touto:総務部|peer|s-L:.9|old ol
清水 俊介|しみず しゅんすけ|Shunsuke Shimizu|touto:第二開発部|peer|s-L:1.5 L-25:.2|li ip gm
阿部 久美子|あべ くみこ|Kumiko Abe|touto:経理部|peer|s-L:.7|ol
後藤 健|ごとう けん|Ken Goto|touto:基盤部 課長|peer|s-L:1.3 L-50:.2|li ol
坂本 恵理|さかもと えり|Eri Sakamoto|touto:技術員>nagisa:情報企画課@26|junior|s-L:1.5 L-26:.2 26-0:.4|li ip gm
近藤 将|こんどう まさる|Masaru Kondo|touto:第一開発部|peer|s-L:.9|old ol
藤田 朋美|ふじた ともみ|Tomomi Fujita|touto:人事部|peer|s-L:.8 L-58:.2|ip ol
岡田 雅人|おかだ まさと|Masato Okada|touto:営業部|peer|s-L:.9|ol
竹内 圭|たけうち けい|Kei Takeuchi|touto:技術員|junior|s-L:1.2 L-48:.2|li gm
小野 千佳|おの ちか|Chika Ono|touto:広報室|peer|s-L:.8 L-20:.15|li ip ol
三浦 航|みうら わたる|Wataru Miura|touto:第二開発部|peer|s-L:1.2 L-30:.25|old gm
柴田 文雄|しばた ふみお|Fumio Shibata|minato:システム部 部長|client|s-48:1.2 48-30:.3|old ol
平野 綾子|ひらの あやこ|Ayako Hirano|minato:事務部|client|s-L:1.0|ol
丸山 和彦|まるやま かずひこ|Kazuhiko Maruyama|konan:情報システム室|client|s-L:.8 L-40:.2|ol
今井 節子|いまい せつこ|Setsuko Imai|koeda:情報政策課|client|90-58:.8|ol
中村 彩|なかむら あや|Aya Nakamura|hinata:生産技術部 課長|client|38-20:2 20-.25:11|li ip gm
西 隆之|にし たかゆき|Takayuki Nishi|hinata:製造部 係長|client|30-.5:1.3|ip ol b+3y1979
村上 絵美|むらかみ えみ|Emi Murakami|hinata:品質保証部|client|24-0:.8|ol
佐藤 健太郎|さとう けんたろう|Kentaro Sato|minato:システム部 次長|client|34-.35:4|li ip ol
原田 美帆|はらだ みほ|Miho Harada|minato:業務企画部|client|28-.3:1.5|ip li ol
遠藤 光一|えんどう こういち|Koichi Endo|minato:システム部|client|22-0:.6|ol
田村 浩二|たむら こうじ|Koji Tamura|konan:執行役員|client|46-.4:1.1|li ip ol
久保 慎一|くぼ しんいち|Shinichi Kubo|asanagi:業務改革室 室長|client|40-.6:1.6|li ip gm
大野 友里|おおの ゆり|Yuri Ono|yamabiko:品質システム部|client|32-0:1.3|ip li ol
杉本 悠|すぎもと ゆう|Yu Sugimoto|nagisa:情報企画課|client|16-2.2:2.6|li ip gm ~
武田 昌弘|たけだ まさひろ|Masahiro Takeda|yamabiko:情報システム部 部長|client|32-3:.4|ol
菅原 真|すがわら まこと|Makoto Sugawara|asanagi:配車課|client|26-0:.8|ip gm
千葉 彩香|ちば あやか|Ayaka Chiba|nagisa:業務部|client|30-8:.7|ol
小島 敏行|こじま としゆき|Toshiyuki Kojima|konan:物流部|client|44-22:.6|ol
新井 瞳|あらい ひとみ|Hitomi Arai|hinata:購買部|client|18-0:.5|ol
高木 修|たかぎ おさむ|Osamu Takagi|koeda:市民課 課長補佐|client|54-36:.9|ol
内田 麻衣|うちだ まい|Mai Uchida|asanagi:総務部|client|38-14:.4|gm
安藤 秀樹|あんどう ひでき|Hideki Ando|migiwa:技術部|client|30-12:.5|li gm
高田 美紀|たかた みき|Miki Takata|yamabiko:文書管理室|client|28-6:.6|ol
柳沢 徹|やなぎさわ とおる|Toru Yanagisawa|minato:監査部|client|20-4:.3|ol
野村 聡|のむら さとし|Satoshi Nomura|komorebi:代表|peer|52-0:1.0|li ip gm
水野 佳代|みずの かよ|Kayo Mizuno|tsumugi:意匠|supplier|58-0:.7|li ip gm
島田 潤|しまだ じゅん|Jun Shimada|tsumugi:代表|supplier|58-20:.3|gm
北川 武|きたがわ たけし|Takeshi Kitagawa|kitakaze:営業|supplier|56-0:.4|old ol
西村 京子|にしむら きょうこ|Kyoko Nishimura|takibi:税理士|supplier|60-0:.6|ip ol
野口 一馬|のぐち かずま|Kazuma Noguchi|komorebi:技術者|peer|40-0:.7|li gm
岡本 奈々|おかもと なな|Nana Okamoto|shizuku:業務委託|peer|44-0:5|li ip gm b0923
小林 美咲|こばやし みさき|Misaki Kobayashi|kaede:編集部 副編集長|circle|62-0:1.5|li! ip gm b+0
渡辺 さくら|わたなべ さくら|Sakura Watanabe|harukaze:代表|circle|66-0:1.2|li ip gm b19861219
池田 光|いけだ ひかる|Hikaru Ikeda|free:フリーランス|circle|80-0:1.0|li ip gm
橋本 真理|はしもと まり|Mari Hashimoto|free:編集者|circle|36-2.6:2.1|li ip gm ~
小川 健|おがわ けん|Ken Ogawa|komorebi:技術者|circle|70-0:.8|li! gm
長田 恭子|ながた きょうこ|Kyoko Nagata|harukaze:分析官|circle|40-0:.6|ip li gm
福田 晃|ふくだ あきら|Akira Fukuda|free:フリーランス|circle|72-20:.7|li gm
太田 理沙|おおた りさ|Risa Ota|kaede:編集部|circle|50-0:.5|gm
大塚 亘|おおつか わたる|Wataru Otsuka|free:講師|circle|66-30:.5|li gm
関 美月|せき みづき|Mizuki Seki|harukaze:営業|circle|24-0:.4|ip li gm
松井 剛志|まつい つよし|Tsuyoshi Matsui|free:技術顧問|circle|84-40:.5|old gm
桜井 奏|さくらい かなで|Kanade Sakurai|migiwa:研究員|circle|30-0:.5|li gm
永井 千秋|ながい ちあき|Chiaki Nagai|koeda:職員|circle|48-10:.4|gm
横山 慎|よこやま しん|Shin Yokoyama|free:フリーランス|circle|60-0:.4|li! gm
長谷川 学|はせがわ まなぶ|Manabu Hasegawa|seiryo:教授|teacher|s-0:.5|ip ol
岡 真由子|おか まゆこ|Mayuko Oka|seiryo:修士課程>migiwa:技術者@20|student|34-20:1.1 20-0:.4|li ip gm home
井上 結衣|いのうえ ゆい|Yui Inoue|seiryo:修士課程|student|10-.4:4|ip gm
宮崎 大樹|みやざき だいき|Daiki Miyazaki|seiryo:修士課程|student|22-9:.8|gm
谷口 春香|たにぐち はるか|Haruka Taniguchi|seiryo:学部生|student|16-0:.7|gm
本田 亜美|ほんだ あみ|Ami Honda|seiryo:学部生|student|12-1:.6|gm
久保田 陸|くぼた りく|Riku Kubota|seiryo:修士課程|student|40-22:.7|li gm
小松 恵子|こまつ けいこ|Keiko Komatsu|seiryo:研究支援室|client|30-0:.35|ol
石川 美穂|いしかわ みほ|Miho Ishikawa|home:|friend|s-0:.9|ip gm b0415
前田 涼|まえだ りょう|Ryo Maeda|home:|friend|s-0:.6|ip old gm
藤原 彰|ふじわら あきら|Akira Fujiwara|home:|friend|s-30:.4|old gm
中島 望|なかじま のぞみ|Nozomi Nakajima|home:|friend|s-0:.7|ip gm b0730
山崎 悠人|やまざき ゆうと|Yuto Yamazaki|home:|friend|90-50:.4|old
林 香織|はやし かおり|Kaori Hayashi|home:|friend|s-0:.5|ip gm b19850906
佐々木 亮太|ささき りょうた|Ryota Sasaki|home:|friend|s-24:.35|old gm
山下 萌|やました もえ|Moe Yamashita|home:|friend|80-0:.4|ip gm
青木 楓|あおき かえで|Kaede Aoki|home:|family|s-0:.9|ip gm b19910318
川口 洋平|かわぐち ようへい|Yohei Kawaguchi|home:|friend|s-60:.3|old
星野 莉子|ほしの りこ|Riko Hoshino|home:|friend|70-0:.35|ip gm
藤井 真央|ふじい まお|Mao Fujii|kaede:編集部|client||first li gm
大西 拓也|おおにし たくや|Takuya Onishi|asanagi:情報企画課 課長|client||first ip ol
工藤 隼人|くどう はやと|Hayato Kudo|migiwa:採用担当|client||li!
須藤 明日香|すどう あすか|Asuka Sudo|nagisa:総務部|client|28-16:.2|ol
"""

ABROAD = """
Priya Raman|lumen:Senior Data Engineer>lumen:Staff Engineer@1.1|en_peer|72-.2:4.5|li ip gm b0514
Lucas Moreau|lumen:Engineering Manager>northfield:Director of Data@1.4|en_peer|60-.5:1.0|li ip gm b+5
Anna Kowalska|openloom:Maintainer|en_peer|66-.4:1.4|li ip gm
Wei-Ting Chen|plumrain:Founder|en_peer|58-0:1.2|li ip gm b0201
Ines Duarte|lagoverde:Product Manager|en_client|40-0:1.1|li gm
Daniel Okafor|brightwater:Head of Data|en_client|26-2.4:1.9|li ip ol ~
Michael Brandt|northfield:Principal Analyst|en_client|s-L:.6 L-0:.6|ip li ol
Sarah Whitcombe|brightwater:Programme Manager|en_client|44-0:1.0|ip li ol
Arjun Nair|tamarind:Solutions Architect|en_client|50-0:.9|ip li gm
Deepa Krishnan|tamarind:Account Manager|en_client|48-6:.5|li ol
Jiho Park|hanbit:Research Engineer|en_peer|46-0:.7|li gm
Soyeon Kim|hanbit:Team Lead|en_peer|44-10:.6|li gm
Liam Gallacher|kestrel:Engineering Lead|en_client|36-0:.8|ip li ol
Aoife Brennan|kestrel:Operations Manager|en_client|36-12:.6|li ol
Femke de Wit|polder:Data Steward|en_peer|52-0:.8|ip li gm
Joris van Loon|polder:Developer|en_peer|52-18:.5|li gm
Astrid Nygaard|fjordlys:Head of Engineering|en_client|30-0:.7|li ol
Henrik Solheim|fjordlys:Analyst|en_client|30-9:.4|gm
Olivia Tran|jacaranda:Consultant|en_client|42-0:.6|li ip gm
Jack Merriweather|jacaranda:Managing Director|en_client|42-15:.4|li ol
Rafael Monteiro|lagoverde:Developer|en_peer|38-0:.6|li gm
Beatriz Alencar|lagoverde:Designer|en_peer|36-14:.4|li gm
Tom Ashdown|oldquay:Lecturer|en_peer|80-0:.7|li ip ol
Helen Marchbanks|oldquay:Professor|en_client|80-26:.4|ol
Zanele Dube|oldquay:Doctoral Student|en_student|20-0:.9|li gm
Yusuf Demir|oldquay:Doctoral Student|en_student|26-8:.6|gm
Clara Weiss|openloom:Maintainer|en_peer|64-0:.7|ip li gm
Nikolai Petrenko|openloom:Contributor|en_peer|60-20:.5|gm
Mina Sato-Lindgren|openloom:Documentation|en_peer|50-0:.5|li gm
Owen Prichard|openloom:Release Manager|en_peer|62-6:.5|li gm
Grace Adeyemi|northfield:Data Scientist|en_client|s-50:.6 50-0:.2|li gm
Ethan Kowalczuk|northfield:Engineer|en_client|s-58:.5|ol
Hannah Lindqvist|solo:Writer|en_friend|70-0:.5|ip gm b0811
Marco Bellini|solo:Consultant|en_peer|54-0:.5|li gm
Camille Rousset|solo:Facilitator|en_peer|48-20:.4|li gm
Victor Hallam|kestrel:Director|en_client|34-16:.3|ol
Ming-Yu Lin|plumrain:Engineer|en_peer|50-0:.5|li gm
Chia-Hao Wu|plumrain:Designer|en_peer|46-22:.3|gm
Isabel Ferro|lumen:Recruiter|en_client|11-4:.5|li
Rajesh Venkat|lumen:Director|en_client|56-24:.4|li ol
Nadia Rahman|lumen:Data Engineer|en_peer|40-0:.6|li gm
Ben Hartigan|brightwater:Analyst|en_client|40-0:.5|ol
Emma Castellan|solo:Translator|en_friend|s-0:.5|ip gm
David Osei|solo:Engineer|en_friend|90-40:.4|gm
Julia Steinberg|polder:Researcher|en_peer|34-0:.4|li gm
Samir Haddad|tamarind:Engineer|en_client|44-20:.4|li gm
Chris Wong|hanbit:Developer Advocate|en_peer|42-30:.4|li gm
Christopher Wong|solo:Developer Advocate|en_peer|20-0:1.2|li! gm
Kate Ellery|jacaranda:Engineer|en_client|40-6:.4|li gm
Sofia Lindholm|fjordlys:Programme Lead|en_client||first li ol
Pablo Arancibia|lagoverde:Recruiter|en_client||li!
Noor van Dijk|polder:Communications|en_client||li!
Theo Castellanos|lumen:Data Analyst|en_client||li!
Ravi Menon|tamarind:Engineer|en_client||li!
Lena Hofmann|openloom:Contributor|en_peer|30-0:.4|li gm
"""
