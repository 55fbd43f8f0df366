//! Who decides what, by which paper: an entry for some kinds, tiers or areas and some operations, with dated rules.

use super::norm::{Citation, Status};
use crate::model::{Tier, words};
use jiff::civil::Date;

words! {
    /// What is done to a body or an area: the eleven operations by the words that plans use for them.
    Act {
        /// Thành lập.
        Create = "create",
        /// Sáp nhập, hợp nhất.
        Merge = "merge",
        /// Tách, chia.
        Split = "split",
        /// Giải thể, kết thúc hoạt động.
        Dissolve = "dissolve",
        /// Chuyển giao nhiệm vụ.
        Reassign = "reassign",
        /// Phân quyền, phân cấp, ủy quyền.
        Delegate = "delegate",
        /// Chuyển về trực thuộc.
        Move = "move",
        /// Đổi tên.
        Rename = "rename",
        /// Điều chỉnh biên chế.
        Resize = "resize",
        /// Kết thúc hoạt động cấp, loại hình.
        Abolish = "abolish",
        /// Nhập đơn vị hành chính.
        MergeAreas = "merge-areas",
    }
    /// The legal form of a delegation.
    Form {
        /// Phân quyền.
        Devolve = "devolve",
        /// Phân cấp.
        Decentralise = "decentralise",
        /// Ủy quyền.
        Authorise = "authorise",
    }
    /// Who decides, or who submits to those who decide.
    Authority {
        /// Quốc hội.
        NationalAssembly = "national-assembly",
        /// Ủy ban Thường vụ Quốc hội.
        StandingCommittee = "national-assembly-standing-committee",
        /// Chính phủ.
        Government = "government",
        /// Thủ tướng Chính phủ.
        PrimeMinister = "prime-minister",
        /// Bộ, cơ quan ngang bộ, cơ quan trung ương chủ quản.
        CentralMinistry = "central-ministry",
        /// Hội đồng nhân dân tỉnh.
        ProvincialCouncil = "provincial-council",
        /// Ủy ban nhân dân tỉnh.
        ProvincialCommittee = "provincial-committee",
        /// Chủ tịch Ủy ban nhân dân tỉnh.
        ProvincialChair = "provincial-chair",
        /// Chánh Thanh tra tỉnh.
        ChiefInspector = "chief-inspector",
        /// Giám đốc sở, người đứng đầu cơ quan tương đương sở.
        DepartmentDirector = "department-director",
        /// Hội đồng nhân dân cấp huyện.
        DistrictCouncil = "district-council",
        /// Ủy ban nhân dân cấp huyện.
        DistrictCommittee = "district-committee",
        /// Hội đồng nhân dân cấp xã.
        CommuneCouncil = "commune-council",
        /// Ủy ban nhân dân cấp xã.
        CommuneCommittee = "commune-committee",
    }
    /// The paper by which it is decided.
    Instrument {
        /// Luật.
        Law = "law",
        /// Nghị định.
        Decree = "decree",
        /// Nghị quyết.
        Resolution = "resolution",
        /// Quyết định.
        Decision = "decision",
    }
}

impl Authority {
    /// Whether it stands above the province, so that a province can only submit.
    pub fn is_above_province(self) -> bool {
        self.at() <= Authority::CentralMinistry.at()
    }

    /// What the number of its papers ends in, in small letters and with `d` for `đ`. Resolutions of the Standing Committee on one
    /// province are numbered `NQ-UBTVQH`; those that only set the frame are not.
    fn marks(self) -> &'static [&'static str] {
        match self {
            Authority::NationalAssembly => &["/qh", "/nq-qh"],
            Authority::StandingCommittee => &["/nq-ubtvqh"],
            Authority::Government => &["/nd-cp", "/nq-cp"],
            Authority::PrimeMinister => &["/qd-ttg"],
            _ => &[],
        }
    }

    /// Whether a text names a paper of this authority by its number, such as `755/QĐ-TTg`. Only papers of the
    /// authorities above the provinces have numbers that tell them apart; for the others it is never known.
    pub fn is_named_in(self, text: &str) -> bool {
        let plain = text.to_lowercase().replace('đ', "d");
        self.marks().iter().any(|mark| plain.contains(mark))
    }
}

/// Who decides on some operations on some bodies or areas, over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// `competence.name`.
    pub id: String,
    /// What it is about, in Vietnamese.
    pub description_vi: String,
    /// What it is about, in English.
    pub description_en: String,
    /// The kinds of bodies, by id; kinds that are like them follow them.
    pub kinds: Vec<String>,
    /// The tiers: all their bodies for which no entry names the kind. An entry for nothing but `abolish` is about the
    /// end of the whole tier.
    pub tiers: Vec<Tier>,
    /// The levels of administrative units.
    pub areas: Vec<Tier>,
    /// The operations.
    pub acts: Vec<Act>,
    /// The legal forms of a delegation; empty: any.
    pub forms: Vec<Form>,
    /// Its rules, by day; none overlaps another.
    pub rules: Vec<Rule>,
}

/// Who decides, with the days on which it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first day.
    pub from: Date,
    /// The last day; none: until the next rule, or still in force.
    pub until: Option<Date>,
    /// Who decides.
    pub authority: Authority,
    /// Who submits to it; none: nobody is named.
    pub proposer: Option<Authority>,
    /// The paper.
    pub instrument: Instrument,
    /// The name of the file, without `dossiers.`; none: none is set.
    pub dossier: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// How sure it is.
    pub status: Status,
}

impl Competence {
    /// The rule that is in force on a day.
    pub fn at(&self, day: Date) -> Option<&Rule> {
        let last = self.rules.iter().rfind(|rule| rule.from <= day)?;
        last.until.is_none_or(|until| day <= until).then_some(last)
    }

    /// The last day of a rule: its own, else the day before the next one; none: open.
    pub fn last_day(&self, rule: usize) -> Option<Date> {
        let own = self.rules.get(rule)?.until;
        own.or_else(|| self.rules.get(rule + 1)?.from.yesterday().ok())
    }
}

/// The first two spans of days, in the order of their first days, that claim the same day.
pub(super) fn spans_overlap(spans: &[(Date, Option<Date>)]) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|at| spans[*at].0);
    order.windows(2).map(|pair| (pair[0], pair[1])).find(|(one, other)| {
        spans[*one].0 == spans[*other].0 || spans[*one].1.is_some_and(|until| spans[*other].0 <= until)
    })
}

/// The first two rules that claim the same day.
pub fn rules_overlap(rules: &[Rule]) -> Option<(usize, usize)> {
    spans_overlap(&rules.iter().map(|rule| (rule.from, rule.until)).collect::<Vec<_>>())
}

/// The first matter on which two entries of one layer both decide on one day: the operation and that day. Nothing would
/// say which of the two is meant.
pub fn disputed(one: &Competence, other: &Competence) -> Option<(Act, Date)> {
    let meet = |a: &[Tier], b: &[Tier]| a.iter().any(|tier| b.contains(tier));
    let subjects = one.kinds.iter().any(|kind| other.kinds.contains(kind))
        || meet(&one.tiers, &other.tiers)
        || meet(&one.areas, &other.areas);
    // An entry for some forms goes before one for any, so that these two do not meet.
    let forms =
        one.forms.is_empty() && other.forms.is_empty() || one.forms.iter().any(|form| other.forms.contains(form));
    let act = one.acts.iter().find(|act| other.acts.contains(act)).filter(|_| subjects && forms)?;
    let days = one.rules.iter().flat_map(|rule| other.rules.iter().map(move |against| rule.from.max(against.from)));
    let day = days.into_iter().find(|day| one.at(*day).is_some() && other.at(*day).is_some())?;
    Some((*act, day))
}
