//! The law of one day, read for one case: which values govern which kind of body.

use super::limit::Limit;
use super::setting::Settings;
use crate::model::{KindIx, Organisation};
use crate::norms::{Amount, Basis, Dated, Decimal, NormsAt, Status, Value};
use crate::rules::{Code, Finding, Severity};
use crate::scenario::Target;
use jiff::civil::Date;

/// What the law asks of a case that its tables do not tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// The cases of a value by province that can be this one's: one class where the case names it, else all of them.
    pub province: Vec<&'static str>,
    /// What the user makes of the rules.
    pub settings: Settings,
    /// The reduction of staff that the plan, or else the case, sets itself.
    pub target: Option<Target>,
}

impl Default for Circumstances {
    fn default() -> Self {
        Self { province: Self::classes(None), settings: Settings::default(), target: None }
    }
}

impl Circumstances {
    /// The cases that a class of province can mean; a case that names none is no city like Hà Nội.
    pub fn classes(class: Option<&str>) -> Vec<&'static str> {
        const CLASSES: [&str; 3] = ["class-1", "class-2", "class-3"];
        match class {
            Some("hanoi-hcmc") => vec!["hanoi-hcmc"],
            Some(class) => CLASSES.iter().copied().filter(|known| *known == class).chain(["province"]).collect(),
            None => CLASSES.into_iter().chain(["province"]).collect(),
        }
    }
}

/// How many deputies a body of a kind may have.
#[derive(Clone, Debug)]
pub(super) enum DeputyRule {
    /// The same for every body. For departments it is an average over the province, so that more in one is no breach.
    Flat { limit: Limit, average: bool },
    /// By the posts of the body: at least `first`, and one more from each threshold on. In a unit that covers its
    /// recurrent spending another number holds, where the law has one.
    BySize { first: Limit, thresholds: [Option<Limit>; 2], self_financing: Option<Limit> },
    /// By the number of divisions inside: none, one to three, four and more.
    ByDivisions([Limit; 3]),
    /// Of a public-service unit: by its autonomy group, and by its posts, from so many on, where the budget pays.
    Unit { self_financing: Option<Limit>, steps: Vec<(i64, Limit)> },
}

/// The most posts of a commune.
#[derive(Clone, Copy, Debug)]
pub(super) enum Frame {
    /// The same for all.
    One(Limit),
    /// By class of the unit: wards, then communes, by class I, II, III.
    ByClass([[Limit; 3]; 2]),
}

/// What governs a kind of bodies. None: no such rule is in force for it.
#[derive(Clone, Debug, Default)]
pub(super) struct KindLaw {
    /// It is counted among the departments.
    pub department: bool,
    pub deputies: Option<DeputyRule>,
    /// Deputies added where a body was merged from two, from three.
    pub merged_extra: [Option<Limit>; 2],
    /// Deputies in hundredths of the posts allotted.
    pub deputies_share: Option<Limit>,
    /// Deputies beyond those of the body above.
    pub over_superior: Option<Limit>,
    pub least_posts: Option<Limit>,
    /// Such bodies may not be: an inspectorate below the province.
    pub ended_inspectorate: Option<Limit>,
    pub frame: Option<Frame>,
    /// Units of such kinds that a body may have.
    pub units: Option<Limit>,
    /// Deputies of such units on average, over those of one body.
    pub units_average: Option<Limit>,
    /// It is a public-service unit.
    pub service_unit: bool,
}

/// The law of one day for one case.
#[derive(Clone, Debug)]
pub struct Law<'n> {
    at: NormsAt<'n>,
    pub(super) circumstances: Circumstances,
    kinds: Vec<KindLaw>,
}

impl<'n> Law<'n> {
    /// Reads the norms for the kinds of an organisation.
    pub fn new(at: NormsAt<'n>, organisation: &Organisation, circumstances: Circumstances) -> Self {
        let mut law = Self { at, circumstances, kinds: Vec::new() };
        let kinds = (0..organisation.kinds().len()).map(KindIx::new);
        law.kinds = kinds.map(|kind| law.of_kind(&organisation.kinds_like(kind))).collect();
        law
    }

    /// The day.
    pub fn day(&self) -> Date {
        self.at.day()
    }

    /// What the user makes of the rules.
    pub fn settings(&self) -> &Settings {
        &self.circumstances.settings
    }

    /// The reduction of staff that plan or case aim at, else that of the law; none: no such law is in force.
    pub fn target(&self) -> Option<Target> {
        super::totals::target_of(self).map(|(target, _)| target)
    }

    pub(super) fn kind(&self, kind: KindIx) -> &KindLaw {
        &self.kinds[kind.at()]
    }

    /// The norms that a rule can rest on and that are in force.
    pub fn basis(&self, code: Code) -> Option<(Basis, &'n Dated)> {
        code.norms().iter().find_map(|id| self.at.basis(id))
    }

    /// Gives a finding of the tool's own measures the norm that it rests on, then the severity that the norm and the
    /// user allow: a breach cites a verified value.
    pub fn settle(&self, finding: &mut Finding) {
        let dated = match finding.basis {
            Some(_) => None,
            None => self.basis(finding.code).map(|(basis, dated)| {
                finding.basis = Some(basis);
                dated
            }),
        };
        let convicts = match (finding.basis, dated) {
            (None, _) => false,
            (Some(_), Some(dated)) => dated.status == Status::Verified,
            // Its own rule has already looked at the status.
            (Some(_), None) => true,
        };
        if finding.severity == Severity::Breach && !convicts {
            finding.severity = Severity::Warning;
        }
        self.settings().settle(finding);
    }

    /// A number that holds whatever the case is.
    pub(super) fn number(&self, id: &str) -> Option<Limit> {
        self.numbers(id, |_| true)
    }

    /// The number of one case of a norm.
    pub(super) fn number_of(&self, id: &str, case: &str) -> Option<Limit> {
        self.numbers(id, |named| named == case)
    }

    /// The number for the province, between those of all classes that it can have.
    pub(super) fn number_of_province(&self, id: &str) -> Option<Limit> {
        self.numbers(id, |named| self.circumstances.province.contains(&named))
    }

    fn numbers(&self, id: &str, admits: impl Fn(&str) -> bool) -> Option<Limit> {
        let (basis, dated) = self.at.basis(id)?;
        let numbers: Vec<i64> = match dated.value.as_ref()? {
            Value::One(amount) => amount.as_whole().into_iter().collect(),
            Value::ByCase(cases) => {
                cases.iter().filter(|(case, _)| admits(case)).filter_map(|(_, amount)| amount.as_whole()).collect()
            }
        };
        let (least, most) = (numbers.iter().min()?, numbers.iter().max()?);
        Some(Limit { least: *least, most: *most, basis, status: dated.status })
    }

    /// The numbers of a norm whose cases are called `from-N`, by N.
    fn steps(&self, id: &str) -> Vec<(i64, Limit)> {
        let Some(Value::ByCase(cases)) = self.at.value(id) else { return Vec::new() };
        let step = |case: &str| {
            let from = case.strip_prefix("from-")?.parse().ok()?;
            Some((from, self.number_of(id, case)?))
        };
        let mut steps: Vec<(i64, Limit)> = cases.iter().filter_map(|(case, _)| step(case)).collect();
        steps.sort_by_key(|step| step.0);
        steps
    }

    /// A number with decimals, in parts of `unit`.
    pub(super) fn decimal(&self, id: &str, unit: i64) -> Option<Limit> {
        let (basis, dated) = self.at.basis(id)?;
        let Value::One(Amount::Number(number)) = dated.value.as_ref()? else { return None };
        let number = number.parts().checked_mul(unit)? / Decimal::SCALE;
        Some(Limit { least: number, most: number, basis, status: dated.status })
    }

    /// The entry of a norm that is in force, and where it stands.
    pub(super) fn entry(&self, id: &str) -> Option<(Basis, &'n Dated)> {
        self.at.basis(id)
    }

    /// The day that a norm sets.
    pub(super) fn date(&self, id: &str) -> Option<(Date, Basis, Status)> {
        let (basis, dated) = self.at.basis(id)?;
        match dated.value.as_ref()? {
            Value::One(Amount::Date(date)) => Some((*date, basis, dated.status)),
            _ => None,
        }
    }

    /// Of several norms, that which names a kind of the chain soonest.
    fn governing(&self, chain: &[&str], ids: &[&'static str]) -> Option<&'static str> {
        chain.iter().find_map(|kind| ids.iter().copied().find(|id| self.names(id, kind)))
    }

    fn names(&self, id: &str, kind: &str) -> bool {
        let norm = self.at.norms().get(id);
        self.at.basis(id).is_some() && norm.is_some_and(|norm| norm.kinds.iter().any(|named| named == kind))
    }

    fn of_kind(&self, chain: &[&str]) -> KindLaw {
        let governed = |id: &'static str| self.governing(chain, &[id]);
        let number = |id: &'static str| governed(id).and_then(|id| self.number_of_province(id));
        let extra = |case: &str| governed("leaders.merged_body_deputies_extra").and_then(|id| self.number_of(id, case));
        let least = ["sizes.division", "sizes.sub_department", "sizes.sub_department_division", "sizes.unit"];
        let inspectorates = ["inspectorates.department", "inspectorates.district"];
        let inspectorate = self.governing(chain, &inspectorates).and_then(|id| self.number(id));
        KindLaw {
            department: governed("departments.count").is_some(),
            deputies: self.deputy_rule(chain),
            merged_extra: [extra("merged-2"), extra("merged-3")],
            deputies_share: number("staffing.deputies_share_of_posts"),
            over_superior: number("staffing.sub_body_deputies_over_parent"),
            least_posts: self.governing(chain, &least).and_then(|id| self.number_of_province(id)),
            ended_inspectorate: inspectorate.filter(|limit| limit.most == 0),
            frame: self.frame(chain),
            units: self.governing(chain, &["districts.divisions", "communes.divisions"]).and_then(|id| self.number(id)),
            units_average: self
                .governing(
                    chain,
                    &["leaders.district_division_deputies_average", "leaders.commune_division_deputies_average"],
                )
                .and_then(|id| self.number(id)),
            service_unit: governed("sizes.unit").is_some(),
        }
    }

    fn frame(&self, chain: &[&str]) -> Option<Frame> {
        let one = self.governing(chain, &["communes.posts_frame"]).and_then(|id| self.number(id));
        if let Some(limit) = one {
            return Some(Frame::One(limit));
        }
        let row = |id: &'static str| -> Option<[Limit; 3]> {
            self.governing(chain, &[id])?;
            let class = |case: &str| self.number_of(id, case);
            Some([class("class-1")?, class("class-2")?, class("class-3")?])
        };
        Some(Frame::ByClass([row("communes.posts_ward")?, row("communes.posts_commune")?]))
    }

    fn deputy_rule(&self, chain: &[&str]) -> Option<DeputyRule> {
        const RULES: [&str; 8] = [
            "leaders.department_deputies_average",
            "leaders.board_deputies",
            "leaders.inspectorate_deputies_least",
            "leaders.division_deputies_least",
            "leaders.sub_department_deputies",
            "leaders.unit_division_deputies_least",
            "leaders.unit_deputies_provincial",
            "leaders.unit_deputies_other",
        ];
        let id = self.governing(chain, &RULES)?;
        let by_province = |id| self.number_of_province(id);
        let by_size = |second, third: Option<&'static str>| {
            let thresholds = [by_province(second), third.and_then(by_province)];
            let self_financing = self
                .governing(chain, &["leaders.unit_division_deputies_self_financing"])
                .and_then(|id| self.number(id));
            Some(DeputyRule::BySize { first: by_province(id)?, thresholds, self_financing })
        };
        match id {
            "leaders.department_deputies_average" => Some(DeputyRule::Flat { limit: self.number(id)?, average: true }),
            "leaders.board_deputies" => Some(DeputyRule::Flat { limit: self.number(id)?, average: false }),
            "leaders.inspectorate_deputies_least" => by_size("leaders.inspectorate_second_deputy_from", None),
            "leaders.division_deputies_least" => {
                by_size("leaders.division_second_deputy_from", Some("leaders.division_third_deputy_from"))
            }
            "leaders.unit_division_deputies_least" => by_size("leaders.unit_division_second_deputy_from", None),
            "leaders.sub_department_deputies" => {
                let case = |case| self.number_of(id, case);
                let cases = [case("no-divisions")?, case("divisions-1-to-3")?, case("divisions-from-4")?];
                Some(DeputyRule::ByDivisions(cases))
            }
            _ => Some(DeputyRule::Unit {
                self_financing: self.number("leaders.unit_deputies_self_financing"),
                steps: self.steps(id),
            }),
        }
    }
}
