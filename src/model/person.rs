//! People, without names: what a row of people.csv says of one, and the body that it means.

use super::decimal::Decimal;
use super::index::BodyIx;
use super::provenance::Provenance;
use super::words::{Barred, Category, LeaveOption, Post, Sex};
use jiff::civil::Date;

/// One person of people.csv as the row says, with the body still as text. Nothing here tells who it is: the table has
/// no column for a name. None is always *unknown*, unless a field says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Stable id, never a name.
    pub id: String,
    /// Body, by id or name.
    pub body: String,
    /// Staff category.
    pub category: Category,
    /// Head, deputy or neither.
    pub post: Option<Post>,
    /// Sex: the retirement age depends on it.
    pub sex: Option<Sex>,
    /// Day of birth; where the table gives a month, its first day.
    pub birth: Option<Date>,
    /// Months of compulsory social insurance that have not been paid out.
    pub insurance_months: Option<u32>,
    /// Salary scale, such as `A1` or `A2.1`, as written.
    pub rank: Option<String>,
    /// Coefficient of rank and step (hệ số lương).
    pub salary_coefficient: Option<Decimal>,
    /// Coefficient of the leadership allowance; none: no such allowance.
    pub leadership_allowance: Option<Decimal>,
    /// Over-frame seniority as a coefficient; none: none.
    pub over_frame: Option<Decimal>,
    /// Sum of the allowances in percent of the three coefficients (công vụ, Đảng, nghề …).
    pub percent_allowance: Option<Decimal>,
    /// Coefficient of the reserved salary difference (chênh lệch bảo lưu); none: none.
    pub reserved_coefficient: Option<Decimal>,
    /// Coefficient of the regional allowance; none: none. It is no part of the salary that benefits are made of.
    pub regional_allowance: Option<Decimal>,
    /// Day of the decision to leave.
    pub decision_date: Option<Date>,
    /// Day of leaving: the first day without work.
    pub leave_date: Option<Date>,
    /// Effective day of the paper that reorganises the body: the twelve months run from it.
    pub clock_start: Option<Date>,
    /// Whether the lower retirement ages of hard conditions apply; none: they do not.
    pub hard_conditions: Option<bool>,
    /// Whether the rules of the armed forces apply; none: they do not.
    pub defence: Option<bool>,
    /// First day of the labour contract.
    pub hired: Option<Date>,
    /// Why leaving is not considered for now; none: nothing is in the way.
    pub barred: Option<Barred>,
    /// Whether 15 years of insurance are enough for this person's pension; none: the day of leaving decides.
    pub pension_at_15: Option<bool>,
    /// What the person does under the plan; none: not yet chosen.
    pub option: Option<LeaveOption>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// One person of an organisation, with the body found.
#[derive(Clone, Debug)]
pub struct Person {
    /// The body the person works in.
    pub body: BodyIx,
    /// What the row says; its own `body` is the text that was resolved.
    pub row: PersonRow,
}
