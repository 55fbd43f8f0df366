# Annexes and their forms.

annex-b02 = Posts assigned, people present and contract staff
    .sheet = Posts and people
    .unit = Unit: persons
annex-b03 = Heads and deputies before and after, and how the surplus is reduced
    .sheet = Leaders
    .unit = Unit: persons
annex-b04 = Agencies and units inside them before and after
    .sheet = Bodies before, after
    .unit = Unit: bodies
annex-b05 = What happens to each division and unit
    .sheet = Each unit
    .unit = Unit: persons
annex-b06 = Tasks handed over
    .sheet = Tasks
annex-b07a = Early retirement and severance by agency
    .sheet = Wishes to leave
    .unit = Unit: persons; amounts: million đồng
annex-b07b = People who leave, and what they are due
    .sheet = Who leaves
    .unit = Unit: đồng
annex-b08 = Documents to be reviewed
    .sheet = Documents
annex-b15 = Communes after merging
    .sheet = Communes
    .unit = Unit: persons; area: km²

annex-source = Data as of { $date }; source: { $source }; grade: { $grade }.
annex-cut-groups = The form has { $rows } rows; this document gives the sums of its groups, the workbook (.xlsx) the whole list.
annex-cut-total = The form has { $rows } rows; this document gives the total, the workbook (.xlsx) the whole list.
annex-cut-sample = The form has { $rows } rows; this document gives the first { $shown }, the workbook (.xlsx) the whole list.
annex-left-out = Forms left out, for want of data or because the option has nothing to put in them: { $forms }.
annex-total = Total

annex-col-number = No.
annex-col-agency = Agency, unit
annex-col-note = Note
annex-col-quota = Assigned
annex-quota-of = Assigned { $year }
annex-col-filled = Present
annex-filled-by = Present on { $date }
annex-col-unused = Not used
annex-col-filled-all = Present, all
annex-col-year = Year
annex-under-civil-servants = Civil servants
annex-under-cadres = Cadres
annex-under-employees-budget = Public employees paid by the budget
annex-under-employees-own = Public employees paid by own revenue
annex-under-contract-support = Support contracts (Decree 111/2022)
annex-under-contract-professional = Professional contracts
annex-under-part-time = Part-time workers
annex-under-retire = Reach the age of retirement
annex-b02-silent = { $count ->
        [one] The posts of one agency, which is not in the table, are not known: { $names }.
       *[other] The posts of { $count } agencies, which are not in the table, are not known: { $names }.
    }
annex-b02-no-ages = Ages are not known, so that there are no columns of retirements.
annex-b02-retire-note = Retirements are counted by each person's age of retirement; whoever is past it counts in the first year.

annex-under-before = Before
annex-under-after = After
annex-under-change = Change
annex-under-ways = How it is reduced
annex-under-path = Reduction in
annex-col-heads = Heads
annex-col-deputies = Deputies
annex-col-allowed = Deputies allowed
annex-col-deputies-placed = Deputies placed
annex-col-heads-lost = Heads released
annex-col-surplus = Deputies over the limit
annex-col-by-retiring = Retirement, departure
annex-col-by-other-means = Benefits, transfer, lower post
annex-leaders-of-agency = Leaders of the agency
annex-leaders-of-units = Leaders of its units
annex-leaders-of-other-units = Leaders of its other units
annex-unchanged-agencies = { $count ->
        [one] { $count } agency unchanged
       *[other] { $count } agencies unchanged
    }
annex-bench = Without a new post
annex-b03-path = The schedule is in whole persons: the years and the column of other means add up to the surplus. The surplus is counted body by body; vacancies in one body do not offset it in another.
annex-b03-heads = Heads released no longer lead a body after the option; those who become deputies are counted among the deputies.
annex-b03-pool = The law limits the average of { $bodies } departments, { $limit } deputies in all; the number allowed to each department is that average.
annex-b03-unknown = "Unknown" under the number of deputies allowed: { $reasons }. The form can be made again once this is known.
annex-b03-lack = { $count } bodies: { $lack }
annex-b03-no-norm = no norm on deputies among those looked through
annex-b03-no-path = There is no schedule, for want of data on people or of norms.
annex-b03-basis = Basis of the numbers of deputies allowed: { $papers }.

annex-col-agencies = Agencies
annex-col-divisions = Divisions etc.
annex-col-sub-departments = Sub-departments
annex-col-in-sub-departments = In sub-departments
annex-col-service-units = Public-service units
annex-col-other-units = Other
annex-col-all = All
annex-b04-note = "Other": what stands inside and belongs to none of the columns before it.
annex-col-number-of = Count
annex-col-percent = Percent
annex-fate-absorbed = Merged into { $body }
annex-fate-consolidated = Merged to form { $body }
annex-fate-absorbs = Absorbs { $bodies }
annex-fate-consolidates = Formed from { $bodies }
annex-fate-part-of = Split from { $body }
annex-fate-renamed = Renamed from { $name }

annex-col-present-name = Present name
annex-col-people = Present
annex-col-head = Heads
annex-col-deputy = Deputies
annex-under-leaders-now = Now
annex-under-leaders-after = After
annex-col-form = What happens
annex-col-name-after = Name after
annex-col-agency-after = Agency after
annex-col-quota-planned = Posts planned
annex-col-decided-by = Decided by
annex-of-agency = Agency: { $agency }
annex-kept-agencies = Agencies and units that stay as they are (with their units)
annex-kept-class = { $class }: { $count } agencies
annex-not-yet = (new)
annex-handed-to = Handed over to: { $bodies }
annex-b05-note = A blank agency means that it does not change; a blank authority means that the decision on the body above covers it, or that none is needed. Posts planned are of all categories.
annex-verb-kept = stays
annex-verb-renamed = renamed
annex-verb-consolidated = merged into a new body
annex-verb-consolidates = formed by a merger
annex-verb-absorbed = merged
annex-verb-absorbs = absorbs others
annex-verb-divided = divided
annex-verb-divided-from = formed by a division
annex-verb-split-off = split off
annex-verb-moved = moved
annex-verb-follows = moved with its parent body
annex-verb-created = founded
annex-verb-dissolved = dissolved
annex-verb-closed = ceases to operate
annex-verb-resized = posts adjusted

annex-from-agency = From: { $agency }
annex-col-field = Field
annex-col-task = Task
annex-col-legal-basis = Legal basis
annex-col-receiver = Receiver
annex-col-transfer-form = Form
annex-col-staff-with-it = People transferred
annex-col-files = Files in progress
annex-col-transfer-day = Day
annex-transfer-as-it-is = As it is
annex-transfer-reassign = Transfer
annex-transfer-devolve = Devolution
annex-transfer-decentralise = Decentralisation
annex-transfer-authorise = Authorisation
annex-transfer-delegate = Delegation
annex-b06-basis = { $count ->
        [one] The legal basis of one task is not in the data; its cell is left for the lead agency to fill in.
       *[other] The legal basis of { $count } tasks is not in the data; their cells are left for the lead agency to fill in.
    }
annex-b06-files = The number of files in progress is not in the data.
annex-b06-people = People transferred are all who go from the giving to the receiving agency; they are written once, at the first task.

annex-col-registered = Registered
annex-under-early = Early retirement
annex-col-early-short = Up to 2 years left
annex-col-early-near = 2 to 5 years left
annex-col-early-far = 5 to 10 years left
annex-under-severance = Severance
annex-col-officials = Officials
annex-col-employees = Employees
annex-under-among-them = Of whom leaders
annex-col-leaders-agency = Of agencies
annex-col-leaders-unit = Of units
annex-under-periods = When they leave
annex-col-first-period = Within 12 months
annex-col-after-period = After 12 months
annex-col-no-amount = Without an amount
annex-col-money = Amount (million đồng)
annex-b07a-note = An amount is unknown where the data on somebody do not suffice.
annex-col-person = Id
annex-under-birth = Month of birth
annex-col-male = Men
annex-col-female = Women
annex-col-post = Post
annex-col-coefficient = Coefficient
annex-col-leadership = Leadership allowance
annex-col-over-frame = Seniority beyond the scale
annex-col-percent-allowance = Allowances (%)
annex-col-reserved = Reserved
annex-col-monthly = Monthly salary
annex-col-insurance-years = Years of insurance
annex-col-leave-day = Leaves on
annex-col-months-early = Months early
annex-col-years-early = Years early
annex-col-lump = One-off benefit
annex-col-for-years = For years early
annex-col-for-service = For insurance
annex-col-job-search = For seeking work
annex-col-due = Total
annex-col-article = Article
annex-post-head = Head
annex-post-deputy = Deputy
annex-post-staff = Staff
annex-b07b-note = The list has ids and no names; whoever keeps the files makes the official list of it.

annex-col-document-type = Type
annex-col-document-number = Number; date
annex-col-document-title = Title
annex-col-articles = Articles concerned
annex-col-why = Why
annex-col-proposal = Proposal
annex-col-drafter = Drafting agency
annex-col-issuer = Issuer
annex-number-and-date = { $number }; { $date }
annex-level-province = Documents of the province
annex-level-district = Documents of districts
annex-level-commune = Documents of communes
annex-level-party = Documents of the Party
annex-level-central = Documents of central authorities (to be proposed to them)
annex-level-other = Other documents
annex-why-now = { $body } (after: { $now })
annex-why-ended = { $body } ends
annex-why-tasks = { $count ->
        [one] { $count } task changes its lead
       *[other] { $count } tasks change their lead
    }
annex-proposal-amend = Amend
annex-proposal-replace = Replace
annex-proposal-repeal = Repeal
annex-proposal-renew = Issue anew
annex-proposal-keep = Keep
annex-proposal-ask = Ask the issuer to consider
annex-b08-lapsed = { $count ->
        [one] One document that was no longer in force on the reporting date is not listed.
       *[other] { $count } documents that were no longer in force on the reporting date are not listed.
    }
annex-b08-note = Proposals follow from how a document relates to what changes; the drafting agency is to review them.

annex-col-new-commune = New commune
annex-col-merged-from = Formed from
annex-col-square-km = Area (km²)
annex-col-population = Population
annex-col-minority-share = Ethnic minorities
annex-col-posts-frame = Posts by the norm
annex-under-present-now = Present after
annex-col-cadres-present = Cadres
annex-col-servants-present = Civil servants
annex-col-part-time-present = Part-time
annex-col-over-frame-posts = Over (+), short (−)
annex-b15-note = Area and population are sums of the units merged; one that is unknown makes the sum unknown.

annex-number = Annex { $number }
sheet-annex = { $number } - { $name }
sheet-charts = Charts
sheet-sources = Sources
sheet-page = Page &P/&N
sheet-what = What
sheet-value = Value
sheet-case = Case
sheet-data-day = Data as of
sheet-grade = Grade (the weakest)
sheet-norms = Norms
sheet-law-day = Law of the day
sheet-hash = SHA-256 of the inputs
sheet-version = Version of tinhgon
chart-annex-staff = Civil servants assigned and present by agency
chart-annex-bodies = Bodies before and after by type
chart-annex-path = Deputies over the limit and their decrease by year
chart-annex-quota = Assigned
chart-annex-filled = Present
chart-annex-before = Before
chart-annex-after = After
chart-annex-fewer = Fewer deputies in the year
chart-annex-data = Data of the chart
annex-b06-led-before = The list includes tasks that the receiving agency led together with the giving one before.
