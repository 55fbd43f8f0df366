//! What the files of a case say, row by row, with ids still as text. [`super::Organisation::build`] is the only
//! bridge from here to the model; nothing here is known to be sound.

use super::provenance::Provenance;
use super::words::{Category, DayUnit, Funding, OnlineLevel, Relation, Role, TargetType, Tier};
use jiff::civil::Date;

/// A word by which one row names another. Most are short, and then they need no memory of their own: a country's tables have
/// a million of them, each wanted for as long as it takes to resolve it.
pub type Named = compact_str::CompactString;

/// All tables of one case.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each field is the table of its name")]
pub struct Tables {
    pub kinds: Vec<Kind>,
    pub areas: Vec<Area>,
    pub borders: Vec<Border>,
    pub bodies: Vec<Body>,
    pub tasks: Vec<Task>,
    pub duties: Vec<Duty>,
    /// None: the case has no table of posts, and every count of posts is unknown.
    pub posts: Option<Vec<Posts>>,
    pub documents: Vec<Document>,
    pub references: Vec<Reference>,
    pub procedures: Vec<Procedure>,
    pub people: Vec<Person>,
}

/// A row of kinds.csv.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Stable id.
    pub id: String,
    /// Name in Vietnamese.
    pub name: String,
    /// Level of government.
    pub tier: Tier,
    /// Whether its bodies stand for themselves under the one-lead rule.
    pub agency: bool,
    /// Name in English.
    pub name_en: Option<String>,
    /// How reports count it; empty: its own name.
    pub class_label: Option<String>,
    /// The same in English; empty: as it stands.
    pub class_label_en: Option<String>,
    /// The shipped kind whose rules apply to it.
    pub like: Option<String>,
    /// Whether a parent has one such unit.
    pub single: bool,
    /// Shown and may hold duties, but in no count of bodies or posts.
    pub outside: bool,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of areas.csv.
#[derive(Clone, Debug)]
pub struct Area {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Level of government.
    pub level: Tier,
    /// Id of the area it lies in; only a province has none.
    pub parent: Option<Named>,
    /// Xã, phường, thị trấn, huyện, …
    pub kind: Option<String>,
    /// Class of the administrative unit.
    pub class: Option<String>,
    /// Square metres: km² with six decimals, so that sums are exact.
    pub area_m2: Option<i64>,
    /// People.
    pub population: Option<i64>,
    /// Share of ethnic minorities in millionths.
    pub minority_share: Option<i64>,
    /// Whether it is in the mountains.
    pub mountainous: Option<bool>,
    /// Whether it lies on the national border.
    pub border: Option<bool>,
    /// Latitude, degrees WGS84.
    pub lat: Option<f64>,
    /// Longitude, degrees WGS84.
    pub lon: Option<f64>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of area_borders.csv.
#[derive(Clone, Debug)]
pub struct Border {
    /// One area.
    pub a: Named,
    /// The other.
    pub b: Named,
    /// Metres of shared border.
    pub shared_m: Option<i64>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of bodies.csv.
#[derive(Clone, Debug)]
pub struct Body {
    /// Stable id.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// Kind id.
    pub kind: Named,
    /// Parent body.
    pub parent: Option<Named>,
    /// Bodies that guide it professionally, drawn dotted.
    pub also_under: Vec<Named>,
    /// Short name.
    pub short_name: Option<String>,
    /// Areas it serves; empty: its parent's.
    pub area: Vec<Named>,
    /// Founding document, as written.
    pub established_by: Option<String>,
    /// Class of the body.
    pub class: Option<String>,
    /// Autonomy group 1 to 4 of a public-service unit.
    pub autonomy_group: Option<u8>,
    /// Place among its siblings.
    pub order: Option<i64>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of posts.csv.
#[derive(Clone, Debug)]
pub struct Posts {
    /// Body id.
    pub body: Named,
    /// Staff category.
    pub category: Category,
    /// Posts assigned.
    pub quota: Option<i64>,
    /// People present.
    pub filled: Option<i64>,
    /// Heads among them.
    pub heads: Option<i64>,
    /// Deputies among them.
    pub deputies: Option<i64>,
    /// Who pays.
    pub funding: Option<Funding>,
    /// Year of the quota.
    pub quota_year: Option<i64>,
    /// Day of the count.
    pub as_of: Option<Date>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of tasks.csv.
#[derive(Clone, Debug)]
pub struct Task {
    /// Stable id.
    pub id: String,
    /// What is to be done.
    pub name: String,
    /// Field of work.
    pub field: Named,
    /// Areas it is to be done in; empty: everywhere.
    pub territory: Vec<Named>,
    /// Weight in fragmentation, at least 1.
    pub weight: u32,
    /// Every body does it for itself.
    pub support: bool,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of duties.csv.
#[derive(Clone, Debug)]
pub struct Duty {
    /// Task id.
    pub task: Named,
    /// Holding body; exactly one of body and kind is given.
    pub body: Option<Named>,
    /// Holding kind.
    pub kind: Option<Named>,
    /// Lead or coordinate.
    pub role: Role,
    /// Areas it is cut to; empty: the holder's.
    pub area: Vec<Named>,
    /// Bodies of the kind that do not hold it: `body`, or `body@area+area` where only some areas are excepted.
    pub except: Vec<Named>,
    /// Areas that a body holds it in beyond its own: work keeps its scope when a plan changes its holder.
    pub beyond: Vec<Named>,
    /// Document, article, clause.
    pub legal_basis: Option<String>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of documents.csv.
#[derive(Clone, Debug)]
pub struct Document {
    /// Stable id.
    pub id: String,
    /// Number and symbol.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Type of document.
    pub kind: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Level of the issuer.
    pub level: Option<String>,
    /// Date as written: a year or a month is allowed.
    pub date: Option<String>,
    /// First day in force, as written.
    pub in_force_from: Option<String>,
    /// Last day in force, as written.
    pub in_force_until: Option<String>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of references.csv.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Document id.
    pub document: Named,
    /// How it bears on the target.
    pub relation: Relation,
    /// What the target is.
    pub target_type: TargetType,
    /// Id of the target.
    pub target: Named,
    /// Article, clause.
    pub article: Option<String>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of procedures.csv.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Stable id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Task it belongs to.
    pub task: Option<Named>,
    /// Bodies that settle it.
    pub bodies: Vec<Named>,
    /// Kinds that settle it.
    pub kinds: Vec<Named>,
    /// National code.
    pub code: Option<String>,
    /// Areas.
    pub area: Vec<Named>,
    /// Online level.
    pub online_level: Option<OnlineLevel>,
    /// Whether it is received anywhere.
    pub anywhere: Option<bool>,
    /// Files in progress.
    pub in_progress: Option<i64>,
    /// Files a year.
    pub yearly_volume: Option<i64>,
    /// Time limit.
    pub days: Option<i64>,
    /// How its days are counted.
    pub day_unit: Option<DayUnit>,
    /// Grade and source.
    pub provenance: Provenance,
}

/// A row of people.csv: anonymous.
pub use super::person::PersonRow as Person;
