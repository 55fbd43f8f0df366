//! Money: what the change costs once, what a year saves, and what those who leave are due. Amounts are in đồng.

use crate::cost::{Leaving, Span};
use crate::dossier::filters::count;
use crate::report::{Studied, Study};
use minijinja::{Value, context};

fn interval(low: i64, high: i64) -> Value {
    context! { low => low, high => high }
}

fn span(span: Span) -> Value {
    interval(span.least(), span.most())
}

fn known(interval_of: Option<(i64, i64)>) -> Value {
    interval_of.map_or(Value::from(()), |(low, high)| interval(low, high))
}

/// The payroll before and after, and what happens once; none: the law of the day has no rates.
pub fn value(option: &Studied<'_>) -> Value {
    let Some(money) = &option.money else { return Value::from(()) };
    let once = &money.once;
    let (leaving, leaving_known) = match once.leaving {
        Leaving::Nobody => (Value::from(()), Value::from(())),
        Leaving::Between(low, high) => (interval(low, high), Value::from(())),
        Leaving::AtLeast(amount) => (Value::from(()), Value::from(amount)),
    };
    let after = money.payroll.after.known().minus(&money.payroll.gone).total();
    context! {
        before => span(money.payroll.before.known().total()),
        after => span(after),
        saving => span(once.saving),
        saves => once.saving.least() > 0,
        costs_more => once.saving.most() < 0,
        leaving => leaving,
        leaving_at_least => leaving_known,
        kept => if once.kept_months.is_some() { span(once.kept_pay) } else { Value::from(()) },
        kept_months => count(once.kept_months),
        transition => known(once.transition),
        support => count(once.support),
        communes_fewer => count(Some(once.communes_removed)),
        payback => known(once.payback),
        people => count(Some(money.payroll.people)),
        people_exact => count(Some(money.payroll.exact)),
    }
}

/// Those who leave: what the tables say of each, else the interval where people are not known.
pub fn leavers(study: &Study<'_>, option: &Studied<'_>) -> Value {
    let sum = &option.leavers.summary.all;
    let estimate = option.leavers.estimate.as_ref().map_or(Value::from(()), |estimate| {
        context! {
            people => interval(estimate.leavers.0, estimate.leavers.1),
            each => interval(estimate.each[0], estimate.each[2]),
            amount => interval(estimate.low, estimate.high),
        }
    });
    context! {
        has_people => !study.organisation().people().is_empty(),
        people => count(Some(sum.people)),
        due => count(Some(sum.due)),
        refused => count(Some(sum.refused)),
        unknown => count(Some(sum.unknown)),
        known => count(Some(sum.known)),
        total => count(sum.total()),
        estimate => estimate,
    }
}
