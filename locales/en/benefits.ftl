# Texts about what people who leave are paid.

cli-benefits = What people who leave are paid: every part, by article, with its ground
    .example =
        {"  "}tinhgon benefits my-province
        {"  "}tinhgon benefits my-province --person N001
        {"  "}tinhgon benefits scenarios/kon-tum --leavers 120
arg-leavers = Assumed number of people who leave, where the case does not know its people
arg-person = Only the person of this id, with every step of the reckoning
no-person = the case has no person with the id “{ $word }”.

title-benefits = Benefits of people who leave: { $case }
title-benefit = Benefit reckoned: { $id }
benefits-no-people = The case does not know its people (organisation/people.csv), so nobody's benefit can be reckoned; below is an interval from assumptions.
benefits-no-people-add = The case does not know its people (organisation/people.csv), so nobody's benefit can be reckoned; add --leavers or --plan for an interval.
benefits-counts = { $people } people in the case; { $leave } want to leave: { $due } are due a benefit, { $refused } are outside the articles, for { $unknown } too little is known.
benefits-total = One-off payments: { $total } đồng.
benefits-total-known = One-off payments of those whose amount is known: { $total } đồng; the total is unknown, because too little is known of some people ({ $unknown }).
benefits-law = For each person the law of the day of leaving applies.
benefits-law-day = For everybody the law of { $date } applies.
benefit-person = { $body }; { $category }; grade of the data: { $grade }.
benefit-none = Result: { $result }.
benefit-total = One-off payment: { $total }.
amount-vnd = { $number } đồng

section-estimate = Interval where people are not known (assumed)
section-need = People who want to leave
section-leavers = List and amounts (đồng)
section-times = What the amounts rest on
section-sums = Sums
section-obstacles = Outside the articles, or too little known
section-recalled = Values of the law to be reviewed
section-salary = Monthly salary
section-benefit-parts = Parts of the benefit
section-used = Values of the law that were used
recalled-explained = No text of these values was seen; the amounts of the people concerned are to be reviewed.
salary-explained = The salary of the month before leaving; regional, attraction, Party-committee and concurrent-post allowances are not in it. The last line carries what rounding leaves.
rounding-explained = The monthly salary and each part are rounded to the đồng, halves up; the total is the sum of the rounded parts.
sums-by-body = By body
sums-by-category = By category
sums-by-article = By article
row-total = Total

estimate-leavers = People who leave
estimate-each = One-off payment for one person (đồng)
estimate-total = One-off payments (đồng)
estimate-released = People who leave: from 0 to { $count }, the leaders who lose their office under the plan (assumed: none of them leaves, or all do).
assumption = Assumption { $norm }: { $citation }; { $note }.

column-article = Article
column-monthly = Monthly salary
column-lump = For months early
column-for-years = For years early
column-for-service = For insurance
column-job-search = For seeking work
column-total = Total
column-leave-date = Leaves on
column-retirement-date = Normal retirement
column-months-early = Months early
column-years-early = Years early
column-service-years = Years of insurance
column-period = Period
column-band = Time left
column-verdict = Result
column-reason = Reason
column-people = People
column-money = Amount (đồng)
column-low = Low
column-mean = Mean
column-high = High
column-body = Body
column-registered = Want to leave
column-due = Due
column-undetermined = Not reckoned
column-early-short = Early, under 2 years
column-early-near = Early, 2–5 years
column-early-far = Early, over 5 years
column-severance-officials = Severance: officials
column-severance-employees = Severance: employees
column-leaders-agency = Leaders of agencies
column-leaders-unit = Leaders of units
column-first-period = Within 12 months
column-after-period = After 12 months

verdict-open = no option chosen
verdict-stays = stays
verdict-due = due
verdict-refused = outside the articles
verdict-unknown = too little known

article-7 = Early retirement of those affected by a reorganisation (Article 7)
article-7a = Early retirement of those not directly affected (Article 7a)
article-7b = Early retirement of cadres who do not stand again (Article 7b)
article-9 = Severance of cadres and civil servants (Article 9)
article-10 = Severance of public employees and contract staff (Article 10)

part-months-early = One-off pension benefit for the months early
part-years-early = For the years early
part-service = For the time of insurance
part-severance-months = Severance
part-severance-service = For the time of insurance
part-job-search = For seeking work
salary-rank = Rank and step
salary-leadership = Leadership allowance
salary-over-frame = Over-frame seniority
salary-reserved = Reserved difference
salary-percent = Percent allowances
formula-base = { $factor } × { $base }
formula-percent = { $factor } % of rank, leadership and over-frame pay
formula-per-month = { $rate } × { $months } months × { $salary }
formula-per-year = { $rate } × { $years } years × { $salary }
formula-service = ({ $base } + { $rate } × ({ $years } − { $first } years)) × { $salary }
formula-service-base = { $base } × { $salary } ({ $years } years of insurance, within the first { $first })
formula-fixed = { $months } × { $salary }

period-first-period = within 12 months
period-after = after 12 months
band-short = under 2 years
band-near = 2 to 5 years
band-far = over 5 to 10 years
band-beyond = over 10 years

obstacle-category-not-covered = the category { $measured } is outside these articles
obstacle-barred = leaving is not considered for now: { $measured }
obstacle-contract-too-recent = the contract began on { $measured }, not before { $limit }
obstacle-already-at-age = leaves on { $measured }, and has reached the normal retirement of { $limit }
obstacle-too-far-from-retirement = { $measured } months are left to the retirement age, more than { $limit }
obstacle-insurance-too-short = { $measured } months of insurance, and a pension needs { $limit }
obstacle-too-near-for-severance = { $measured } months are left to the retirement age, and severance needs { $limit }
obstacle-early-retirement-applies = { $measured } months are left and early retirement is open, so severance is not
obstacle-decided-too-late = decided on { $measured }, not before { $limit }
obstacle-left-too-late = leaves on { $measured }, after the last day { $limit }
obstacle-norm-missing = the norms have no value in force: { $missing }
obstacle-input-missing = missing in people.csv: { $missing }
barred-pregnant = expecting a child
barred-maternity = on maternity leave
barred-small-child = has a small child
barred-discipline = under disciplinary review
barred-prosecution = under prosecution
barred-inspection = under inspection
column-norm-id = Id of the value
