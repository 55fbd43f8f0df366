# Texts about what the apparatus and its change cost.

cli-cost = A year's payroll before and after a plan, what the change costs once, and when it has paid for itself
    .example =
        {"  "}tinhgon cost scenarios/kon-tum --plan kkt-ve-cac-so
        {"  "}tinhgon cost scenarios/kon-tum --plan bo-cap-huyen --leavers 120 --format json
cost-no-day = the case names no reporting date, so it is not known which day's law applies; add --as-of.
cost-no-rates = on { $date } the norms lack the base salary or a rate of contribution.

title-cost = A year's cost of the apparatus (đồng): { $case }
cost-people = { $people } people present; { $exact } are paid by their own coefficients, the others under a low and a high assumption.
cost-unknown = For { $count } rows of posts the number of people or leaders is unknown, so they are not in the amounts below; the grand total is unknown.
cost-leaders-unset = In { $count } places there are leaders for whom no allowance is set by the law of this day; it counts as 0.
cost-gone = People who leave (no longer paid)
cost-same = { $count } agencies without change (add --all to see them)
cost-bench = Not yet placed

section-cost-once = What happens once, and payback
section-cost-parts = By part
section-cost-categories = By category
section-cost-agencies = By agency
section-assumptions = Assumptions used
assumptions-explained = These are not law; a province with figures of its own puts them into the folder norms/ of the case, or fills people.csv.

cost-leaving = One-off payments to those who leave
cost-leaving-nobody = One-off payments to those who leave: nobody is known to leave (add --leavers for an estimate)
cost-leaving-unknown = One-off payments to those who leave: { $known } is known, and of some too little is known
cost-kept = Leadership allowances that go on for { $months } months after the post is gone
cost-transition = Work lost during the transition, in pay (assumed)
cost-support = Central support for { $count } communes fewer
cost-saving = Saved each year
cost-payback = Months until the payments are saved again
cost-payback-explained = Payback: payments to those who leave and allowances that go on, divided by what a month saves; work lost in the transition and central support are left out.
cost-payback-never = There is no payback: the payroll does not fall under every assumption, or something is unknown.
cost-payback-nobody = The payback is unknown, because nobody is known to leave (add --leavers for an estimate).
cost-payback-unknown = The payback is unknown, because too little is known of some people.

pay-salary = Rank, step and over-frame seniority
pay-leadership = Leadership allowances
pay-percent = Percent allowances
pay-other = Regional allowance, reserved difference
pay-pension = Contribution: pension
pay-sickness = Contribution: sickness and maternity
pay-accident = Contribution: accidents at work
pay-health = Contribution: health
pay-unemployment = Contribution: unemployment
pay-union = Trade-union contribution
pay-bonus = Bonus fund

column-least = Least
column-most = Most
column-now-low = Now, low assumption
column-now-high = Now, high assumption
column-before-low = Before, low assumption
column-before-high = Before, high assumption
column-after-low = After, low assumption
column-after-high = After, high assumption
column-change-low = Change, low assumption
column-change-high = Change, high assumption
section-cost-classes = By class of agency
cost-many = { $count } lines have changed; add --all to see each agency.
column-under-low = Low assumption
column-under-high = High assumption
cost-too-many = --leavers is more than the people present ({ $people }).
