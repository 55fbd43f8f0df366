//! What a person who leaves is paid (Decree 178/2024 as amended by Decree 67/2025), to the đồng and by article.
//!
//! [`judge`] takes one person and the law and gives a [`Verdict`]: a [`Claim`] with its parts, or what stands in the
//! way, or what is not known. Every number of the law comes from the norms. Amounts are whole đồng: the monthly salary
//! and then each part are exact fractions rounded half up, and a total is the sum of its rounded parts.

mod article;
mod claim;
mod eligibility;
mod estimate;
mod law;
mod obstacle;
mod salary;
mod times;
mod total;

pub use article::judge;
pub use claim::{Article, Claim, Formula, Part, PartName, Verdict};
pub use estimate::{Estimate, estimate};
pub use law::{Basis, Law};
pub use obstacle::{Measure, Obstacle, ObstacleCode};
pub use salary::{Salary, SalaryPart};
pub use times::{Band, Period, Times};
pub use total::{Judged, Need, Sum, Summary, judge_all, need, summary};
