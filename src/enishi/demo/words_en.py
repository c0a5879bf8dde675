"""The English of the demo world: short plays of mails, greetings by register, and small talk (see words_ja)."""

# ruff: noqa: E501 - a wording stays on its line, however long it is spoken

CLIENT = """
@ Estimate for {project}
< Could you give us a rough estimate for {project}? We need a number for the budget round. | We would like to start on {project} this quarter. What would it cost, roughly, and how long would it take?
> Happy to. I will list the assumptions first and send you a range by {due}. | Thank you for asking. I will send two options by {due}, a small one and a full one.
>due [estimate] Here is the estimate I promised. The assumptions are on page two; please shout if one of them is wrong. | Please find both options attached. I would start with the small one. [options]
< Received, thank you. The assumptions page alone answers half of the questions I was going to get. | Very clear. I will take it to the steering group.
@meet A time to talk about {project}
> Could we find half an hour for {project}? {day} at {time} my time would work, or the afternoon of {day2}. | I have a few questions on {project} that are easier to talk through. Would {day} at {time} (Tokyo) suit you?
< {day} at {time} works. I will bring our operations lead. | Yes, {day} is good. Sending an invitation now.
> Great, talk to you then. | Perfect, thank you.
@ Notes from today
> Thank you for your time today. Notes attached: three decisions and two open points, both with me. [notes] | Here are the notes. I wrote down what we decided about {topic}, as that is where we disagreed at first. [notes]
< These are excellent notes. Nothing to add. | Thanks. One small correction on {topic}, otherwise spot on.
@ Question on {topic}
< One question from the floor: how does the new set-up deal with {topic}? | I am preparing the slides and realised I cannot explain {topic} in one sentence. Could you help?
> Good question. In short: the old rule stays, and exceptions are listed every morning. | In one sentence: nobody types it twice, and everybody can see who changed it.
< That is exactly what I needed. Thank you. | Stolen for slide four. Thanks.
@ {doc}, latest version
< Could you send me the latest {doc} for {project}? The auditors are here next week. | Do you still have the {doc}? Our copy seems to be from before the changes.
> Of course. I will tidy it up and send it by {due}. | I have it. Give me until {due} to bring it up to date.
>due [{doc}] As promised, the current {doc}. Changes since last time are marked in the margin. | Here it is. I added a half-page summary at the front. [{doc}]
< Perfect timing, thank you. | Got it. The summary is a lovely touch.
@ Weekly note on {project}
> A short note on {project}: all planned work is done, {topic} is next, and nothing is late. | This week on {project}: {n} checks out of {n} passed. Next week we look at {topic}.
< Thank you, good to hear. | Lovely. I will pass it on to the board.
@ Something is off with {project}
< Since this morning the numbers in {project} look wrong. Could you have a look? | Last night's load for {project} stopped half-way. Is that known on your side?
> I am looking at it now. Please use yesterday's file until I write again. | Found it: a certificate had expired. It is running again, and nothing was lost. Sorry for the trouble.
+1d> Here is the short report on yesterday, with what we changed so that it cannot happen again. [report] | The write-up is attached. We now get a warning thirty days ahead. [report]
< Thank you for the quick turn-around and the honest report. | Appreciated. I wish all incident reports were one page.
@ Extending the agreement
< We would like to extend the agreement for another year on the same terms. | The year went well from our side. Shall we continue?
> With pleasure. I have attached a draft. [draft agreement] | Very gladly. The draft is attached, with one line on travel made clearer. [draft agreement]
< Signed and on its way to you. | Legal is happy. Here is to another year.
@ Introducing a colleague
< I have mentioned you to a colleague who has the same problem we had. May I connect you two? | Our sister company would like to hear how you did {project}. Could I pass on your address?
> Please do. Any time after {day} is fine for me. | Of course, and thank you for thinking of me.
< Done. You will hear from them soon. | They will be delighted.
@ Before the holidays
<12 Thank you for all your work on {project} this year. Have a peaceful break. | A quick note before we close for the holidays: it has been a pleasure working with you.
> Thank you, and the same to you and the team. Happy new year. | The pleasure was mine. Enjoy the quiet days.
"""

PEER = """
@ Draft of my talk
< I finally have a draft of my talk on {topic}. Could you read it with your usual red pen? [slides] | Would you mind looking over my slides? I am not sure the middle part works. [slides]
> Read it on the train. Start with the story on slide nine; everything else follows from it. | It works. I would cut two slides on {topic} and give that time to questions.
< You were right, it opens much better now. Thank you. | Cut. I owe you a coffee, or three.
@ {project}: shall we?
< I have been thinking about {project} again. Would you be up for doing it together? | What if we gave {project} one honest weekend?
> I would love to. I can write the first page by {due}. | Yes. I will put down what we know and what we do not by {due}.
>due [first page] First page attached. It has more questions than answers, as it should. | Here is the outline. I left the hard part, {topic}, for you.
< This is a great start. I added two comments. | Ha, thank you for leaving me the fun bit.
@meet Call about {project}
< Are you free on {day} at {time} your time to talk about {project}? | Could we have our call on {day} at {time} Tokyo? I have news.
> {day} works, I will be at my desk. | Yes, good. Let me bring the notes from last time.
@ How did you solve {topic}?
> I remember you once fought with {topic}. How did it end? | A question from one tired engineer to another: what would you do about {topic}?
< We lost, then we counted, then we won. The long version is below. | Honestly: the boring way, one table and a lot of patience.
> That helps a lot. The boring way it is. | Thank you. Counting first, then.
@ Review of {project}
< I opened a change for {project}. It touches {topic}, so I would feel better if you looked. | Could you review the part of {project} that I rewrote last week?
> Done. Two remarks, both small. The cleanest cutover plan I have seen in a while. | I left three comments. The naming is much better than before.
< All three fixed. Merging tonight. | Thanks for the quick look.
@ Book
> I finished {book} and thought of you on every other page. | Have you read {book}? Chapter four is our argument from last spring.
< Ordered. You have not been wrong about books yet. | I have, and you are the one who lost that argument.
@ In Tokyo next month
< I will be in Tokyo around {day}. Dinner? | Work sends me to Japan next month. Can I buy you lunch?
> Yes please. I know a place near {place} that you will like. | Wonderful. I will book {shop}.
+4d< That was the best evening of the whole trip. Thank you. | Thank you for lunch, and for the walk. Photos attached. [photos]
> So glad you came. Next time we go hiking. | The one by the river is lovely.
@ An introduction
> Let me introduce you to someone who works on {topic}; you two should talk. | A friend here is looking for advice on {topic}. May I give her your name?
< Please do, I always have time for your friends. | Sure. Send her my way.
> Thank you. I will write one mail to the two of you. | She is over the moon.
@ {event} proposal
< The call for {event} is open. Shall we hand in something about {topic}? | They asked me to chair a session at {event}. Would you speak?
> Let us. I will draft the abstract by {due}. | I would be honoured. Title and summary will reach you by {due}.
>due [abstract] Here is the abstract, 198 words. | Title and summary below. I kept the joke; take it out if it is too much.
< Submitted. Fingers crossed. | The joke stays.
@once Thank you
> Your talk at {event} was the best I heard this year. The part on {topic} above all. | Thank you for standing in for me yesterday. You saved the day.
< That means a lot, coming from you. | Any time. You have done it for me twice.
@ Release notes
< We are about to release. Could you check the Japanese part of the notes? | The translation of {project} is ready for a last look.
> Checked. I changed two words and one comma. | Looks good. I made the greeting a little less stiff.
< Thank you, it is out. | Released, with your name in the thanks.
@ Quick favour
< Do you happen to have the {doc} from {event}? | Could you send me the picture you drew on the whiteboard about {topic}?
> Here you are. [{doc}] | Found it on my phone. Sorry about the coffee stain. [whiteboard]
< Life saver. | Perfect, stain included.
"""

STUDENT = """
@ A question about your talk
< I heard your talk at {event} and would like to ask how you chose what to measure about {topic}. | I am writing a chapter on {topic}. Could you point me to something written by people who do it for a living?
+1d> Thank you for writing. I started from who was annoyed by it. Two papers and a blog post are listed below. | With pleasure. Begin with the appendix of the survey; the honest numbers are always in the appendix.
< That is incredibly helpful. Thank you for taking the time. | I read the appendix and rewrote my introduction.
@ Draft chapter
< I have attached my draft chapter. Any comment would be welcome, however small. [chapter] | My supervisor suggested that I ask a practitioner to read this. Would you? [chapter]
+1d> I read it with pleasure. Move the example to the first page and trust it. | It is good. Your second table is the story; the rest is scenery.
< I moved it, and it reads so much better. | Thank you. I have never had such a short and useful review.
@once Applying for jobs
< I am applying for my first job in industry. How did you decide where to go? | I have two offers and cannot choose. How would you think about it?
+1d> I chose by the people I would eat lunch with. It has never failed me. | Write down which one you would be sad to lose. Then you know.
< I had not thought of it that way. Decision made. | I was sad about the first one within a second. Thank you.
"""

FRIEND = """
@once Long time
< It has been ages. How is life on your own? We moved again, this time with a garden. | I walked past a shop with a paper umbrella and thought of you. How are you?
> I am well, busy in a good way. A garden! Send pictures. | How sweet. All good here; the kettle is on whenever you come.
< Pictures attached. The tomatoes are the heroes. [photos] | I will hold you to that.
@once Your translation
< A word puzzle for you: how would you say "yoroshiku" in a birthday card? | I am translating a poem and stuck on one line. Could I borrow your ear?
> I would leave it out and write something warm instead. | Always. Read it to me over the phone.
< That is cheating, and it is perfect. | It works now. You are in the thanks.
@ Visiting
< We are coming to Japan in spring. Will you be around {day}? | A cheap flight fell into my lap. Is {day} a good time?
> Yes! Stay with me if you do not mind a small room. | Perfect. I will take the day off.
< You are the best. | Counting the days.
@ Happy birthday
> Happy birthday! I hope there is cake. | Many happy returns. I raised a cup of tea to you this morning.
< There was, and I had two pieces. Thank you. | You never forget. Thank you, dear.
@ A book for you
> I am sending you {book}. Do not argue, just read. | Found the record you were looking for, in a shop near {place}.
< It arrived. I am on page forty already. | You are a magician.
"""

OPENINGS = {
    "en_client": ("Dear Haruka,|Hello Haruka,|Hi Haruka,", "Dear {given},|Hello {given},"),
    "en_peer": ("Hi Haruka,|Hey Haruka,|Haruka,", "Hi {given},|Hey {given},"),
    "en_student": ("Dear Ms Aoki,|Dear Haruka,", "Dear {given},|Hi {given},"),
    "en_friend": ("Dearest Haruka,|Haruka!|Hello you,", "Dear {given},|{given}!"),
}
LEADS = {
    "en_client": "I hope you are well.|Thank you for the call last week.|||",
    "en_peer": "|||Hope the week treats you well.",
    "en_student": "I hope it is all right to write to you directly.||",
    "en_friend": "||",
}
CLOSINGS = {
    "en_client": "Best regards,|Kind regards,|Many thanks,|Best,",
    "en_peer": "Best,|Cheers,|Thanks,|All the best,",
    "en_student": "Kind regards,|With many thanks,|Best wishes,",
    "en_friend": "Love,|Hugs,|Yours,",
}

ASIDES = {
    1: "It is freezing here, the good kind of freezing.|Happy new year, by the way.",
    2: "The plum trees have started, which is early.|We had snow for exactly one morning.",
    3: "The financial year is ending and everybody is running.|First cherry blossom on our street today.",
    4: "New year at work, new shoes, new blisters.|The blossom is over, the picnics are not.",
    5: "Everything is suddenly green.|The holidays were long and I read a whole shelf.",
    6: "It has rained for nine days.|The hydrangeas are out, at least.",
    7: "It is already too hot to think after lunch.|The cicadas have started.",
    8: "Half of the office is away.|I have been living on cold noodles.",
    9: "The evenings are getting kind again.|We had a typhoon and lost one flower pot.",
    10: "The whole street smells of osmanthus.|Best month of the year, I say.",
    11: "The ginkgo trees have turned.|First cold morning; I found my gloves.",
    12: "The year is nearly used up.|I have started to write cards, late as always.",
}
SMALL_TALK = (
    "Give my best to the team.|P.S. I still owe you for that lunch.|P.S. Your postcard hangs above my desk.|By the way, the tea you sent is nearly gone.|"
    "I am back from two weeks on the road and happy to see my own chair.|P.S. {book} is on its way to you.|I hope the house move went smoothly.|Well done on the half marathon, by the way."
)
CHATS = """
< Thanks for connecting! I enjoyed your piece on {topic}.
> Thank you, that is kind. What are you working on these days?
< Mostly {project}. It keeps me busy.
> Sounds like a good problem to have.
~
> Congratulations on the new role!
< Thank you! First week survived.
~
< Saw your talk at {event}. Great stuff. | Your post on {topic} made the rounds here.
> Oh, thank you! That made my day.
~
> Are you going to {event} this year? | Will I see you at {event}?
< Yes, both days. Coffee?
> Coffee it is.
~
< Small world: I just met {who}, who says you two ran a workshop together.
> We did, and it rained on all the paper. What a small world.
~
> Thanks for the recommendation, it arrived at just the right time.
< You earned every word.
~
> Your photo from {place} made me homesick for a city I live in. | That thread on {topic} was gold.
< Ha, thank you. | It started as a complaint, honestly.
~
< We moved offices. You are invited to the roof, whenever you are in town. | Back from parental leave. What did I miss?
> I will hold you to the roof. | Only three new dashboards and one goodbye. Welcome back.
~
> I finished {book}. You were right about the ending.
< I am always right about endings. Beginnings, less so.
~
< Quick one: is your {doc} template public? I would like to point my team to it.
> It is now. Take it, and tell me what is missing.
< Nothing is missing. Thank you.
~
> Good luck with the launch today.
< It is live, and nobody noticed, which is the best launch.
~
< Your name came up in a meeting about {topic}, in the nicest way.
> Then I owe somebody a coffee. Thank you for telling me.
~
> Are the recordings of {event} out yet? I missed the second day.
< They are, I will send you the list.
> You are kind.
~
< We are looking for somebody to run a workshop on {topic}. Any idea?
> I would ask Wei-Ting at Plum Rain. Happy to connect you.
< Please do, thank you.
> Done.
"""

SLOTS = {
    "topic": "duplicate names/the cutover order/access rights/late data/the naming rules/missing values/the audit trail/time zones/the hand-over/test data/the review rhythm/small first steps/error messages/the support rota",
    "doc": "risk list/runbook/glossary/test report/timeline/comparison table/data dictionary/checklist/cost sheet/decision log",
    "place": "Jimbocho/Kanda/Yanaka/Kamakura/Ueno",
    "shop": "the noodle place with the blue curtain/Kissa Kodama/the counter at Tomarigi/Soba Yamaboushi",
    "book": "The Patient Index/Small Bridges/Questions First/A Quiet Ledger/Maps of Work",
    "event": "the Harbour Data Days/the open meetup/the Schema Forum/the winter school/the community call",
    "who": "Priya/Wei-Ting/Anna/Tom",
    "season": "",
}
