"""Which English words act for somebody, which only for oneself, and which are no act at all."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Acts that serve another: to hand over, to say, to see to. In the base form.
SERVES = _words("""
accept accommodate action add address adjust advise allocate amend analyse analyze answer appoint approach approve
arrange ask assemble assess assign assist attach attempt back backfill book bring brief broadcast bump buy calculate
call cancel carry cc change chase chat check circle circulate clarify clean clear collate collect come compensate
compile complete compose confirm connect contact contribute convert coordinate copy correct cost countersign courier
cover create credit cut deal debug deduct delete deliver deploy design detail determine develop dig discount discuss
dispatch despatch distribute do document double download draft draw drive drop edit email e-mail emphasize endeavor
endeavour enclose ensure enter escalate establish estimate evaluate examine exchange execute expedite explore extend
fax field figure file fill finalise finalize find finish fix flag follow format forward fulfil fulfill furnish
gather generate grant count get give grab greenlight guarantee guide hand handle head help highlight hold honor
honour host implement include incorporate inform initiate inquire inspect install instruct integrate interview
introduce intro investigate invite invoice issue iron jot keep label lend let liaise link list load locate lock log
look loop mail make manage mark match maintain measure mend mention merge message migrate mock modify monitor move
negotiate note notify obtain offer order organise organize overnight oversee pack page pass paste pay perform phone
photocopy pick ping plan post postpone prep prepare present print prioritise prioritize process procure produce
proof proofread propose protect provide publish pull purchase push put query raise re-send reach read rebuild
rearrange recheck recommend reconcile record recreate rectify redo redraft refund register reimburse relay release
relocate remake remedy remind remove rename reopen repair replace reply report represent reproduce request rerun
reschedule research resend reserve resolve respond restart restore resubmit retest retrieve return revert review
revise rewrite ring roll rotate route run save scan schedule scout scrub secure see select send serve set settle
share shift ship shoot shout show sign simplify smooth solicit solve sort source speak spare speed sponsor square
start step straighten structure submit suggest summarise summarize supervise supply support swap swing sync tackle
tag tailor take talk task tell test text throw tidy touch track train transcribe transfer translate transmit treat
triage trim try tune turn tweak type undertake unlock update upgrade upload validate verify vet visit waive walk
warn water wire withdraw work wrap write xerox zip accompany advance audit babysit bake beam benchmark bill block
bookmark build canvass chair champion charter chart chip coach compare confer consult cook cross-check dash debit
decorate defend deposit deputise dial digest donate double-check earmark endorse engage enroll enrol enlist escort
expand explain eyeball feed fight free fund gift glance hammer hop hunt huddle interpret itemise itemize knit knock lay
lead lodge lobby map mediate mentor minute mirror moderate mop mow nail nominate nip outline paint patch pencil petition
place plot poll pop preserve price prototype proceed pursue quote re-check re-run re-issue re-submit reassign rebase
reboot recalculate recap reclaim recirculate recompute reconfirm reconvene recruit recut redeliver redraw refer
refill refine reformat rehearse reinstall reissue reload remit rent reorder rephrase reprint reread reroute reset
reshoot resize restock retry retype reverse reword rework rig rule sanity-check scope scribble sell sew shadow
sketch skim sling slip snap spec spearhead split spot spot-check stand steer stick study sub subscribe survey tabulate
teach tender testify tie top trace tutor unblock underwrite vouch weigh whip whitelist zap chk fwd msg dm hang cfm
nag shred fetch trawl bug badger chivvy coax persuade convince urge encourage soothe calm comfort mind hoover vacuum
launder wash peel chop stir bottle pour dust sweep rake plant prune shovel plaster tile sand varnish glue screw drill
bolt weld solder unwrap unpack unload stack
""") - {"outline", "offer"}
# Acts for oneself, or of no use to the reader.
SELF = _words("""
defer graduate bet crash cry decline drink eat enjoy die drive faint fly head hope laugh leave listen marry miss nap
party quit refuse relax rest retire rush shower shut sit skip sleep stay stop survive swim travel vote wait wake
watch wear win abstain hit
""")
# No acts: states, feelings, and words about the conversation itself.
STATES = _words("""
ignore admit agree appreciate assume be become begin believe confess consider continue deny disagree doubt end
expect feel find forget forgive get gladly guess happen hate have imagine introduce keep know lack like live lose
love mean miss need never outline own prefer pretend realise realize regret remain remember say seem sound spare
summarise summarize suppose think trust understand want wish wonder worry bore
""") - _words("find introduce keep get summarise summarize spare have")
# What is said now when "let me" goes before.
NOW = _words("""
add apologise apologize assure begin be clarify congratulate emphasise emphasize explain express first illustrate
introduce just mention outline point preface put quote recap rephrase reiterate remind repeat say start state stress
summarise summarize tell thank
""")
ADVERBS = _words("""
absolutely actually again all also always almost certainly definitely directly either even finally first gladly
happily immediately instead just kindly likely maybe most next now obviously of course only perhaps personally
please possibly probably promptly quickly really shortly simply soon still surely then therefore today tomorrow
tonight try trying both hopefully asap do too myself ourselves duly hereby
""") - _words("try do all of course")
# What two do together: with "we" it is a plan, not a promise.
MUTUAL = _words("discuss meet talk chat speak see catch get join go have hold review work do start visit")
# What "I can … by Friday" must hand over to be more than an offer.
HANDS_OVER = _words(
    "get have send deliver give ship provide email e-mail mail forward bring drop finish complete return turn "
    "submit fix stand cover swap"
)
# Words in -ing that begin no act.
NO_ACT = _words("""
looking hoping thinking going wishing trying assuming during regarding following anything nothing something
everything morning meeting according speaking being having evening including starting beginning concerning depending
considering listening driving waiting judging knowing seeing given feeling living wondering based using building
talking missing dying loving testing training planning pending referring excluding barring turning coming taking
spring string bring king thing ring wedding bidding understanding existing upcoming exciting interesting amazing
""") - _words("coming")
# Who else acts for the writer.
OURS = _words("""
team firm people counsel staff lads assistant office company group colleague colleagues department engineers lawyers
secretary guys folks side crew driver technician clinic courier accountant accountants solicitor solicitors rep engineer
fitter plumber electrician warehouse workshop kitchen receptionist branch helpdesk desk manager interpreter trainer
consultant mechanic surveyor agents deputy intern apprentice foreman paralegal nurse
""")
READERS = _words("you your yours u ur ya y'all yourself everyone everybody all them him her group team folks")
DUE = _words("""
today tonight tonite tomorrow tommorow tomorow tmrw tmr tomo morning afternoon evening noon midnight monday tuesday
wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri eod cob eow eom week weeks weekend
month months days hours hour minutes min mins january february march april june july august september october
november december jan feb mar apr jun jul aug sept sep oct nov dec lunch dinner breakfast o'clock fortnight arvo q1
q2 q3 q4 pm am deadline sec
""")
SOON = _words("""
soon shortly asap later immediately promptly once when after afterwards before until right now straight then ahead
directly meanwhile
""")
REPORTS = _words("""
said say says saying told tells promised promises claimed claims thinks thought heard hear quoted wrote asked
whether if what how why who which where whatever that guess hope bet wonder afraid suppose doubt wish unless because
never
""")
ASSURES = _words("promise assured assure guarantee confirm note sure know")
DELIVERED = _words("""
returned sent shipped delivered refunded credited reimbursed posted mailed emailed forwarded provided supplied
issued notified informed contacted paid updated corrected fixed replaced repaired ready done completed finished
left dropped picked collected circulated transferred installed compensated scanned uploaded printed
available given waiting back made put there dispatched despatched handed with in resolved sorted covered
""")
# Words that open a question.
OPENERS = _words("""
will shall should would could can may might do does did is are am was were have has had what when where who whom
whose why how which want need mind any won't don't can't
""")
