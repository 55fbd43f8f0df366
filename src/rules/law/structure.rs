//! Bodies that the law ends, and how many departments there may be.

use super::facts::Scene;
use super::limit::{Lack, Limit, Matter, Ruling};
use crate::model::{BodyIx, Grade, Tier};
use crate::rules::{Code, Subject};

/// Departments of the province against their number.
pub(super) fn departments(scene: &Scene<'_, '_, '_>, sink: &mut impl FnMut(Ruling)) {
    let Some(limit) = scene.law.number_of_province("departments.count") else { return };
    let departments: Vec<BodyIx> = scene.bodies().filter(|body| scene.governs(*body).department).collect();
    if departments.is_empty() {
        return;
    }
    let matter = Matter {
        code: Code::DepartmentsOverLimit,
        subject: Subject::Whole,
        measured: i64::try_from(departments.len()).ok(),
        grade: departments.iter().map(|body| scene.existence(*body)).max().unwrap_or(Grade::Assumed),
        lack: Lack::ProvinceClass,
    };
    sink(matter.at_most(limit));
}

/// An inspectorate where the law leaves none.
pub(super) fn inspectorate(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    if let Some(limit) = scene.governs(body).ended_inspectorate {
        sink(ended(Code::InspectorateBelowProvince, scene, body, limit));
    }
}

/// A body of the district level after its last day.
pub(super) fn district(scene: &Scene<'_, '_, '_>, body: BodyIx, sink: &mut impl FnMut(Ruling)) {
    let Some((last, basis, status)) = scene.law.date("transition.district_level_ends") else { return };
    let tier = scene.draft.baseline().organisation().kind(scene.draft.kind(body)).tier;
    if tier == Tier::District && scene.law.day() > last {
        sink(ended(Code::DistrictBody, scene, body, Limit { least: 0, most: 0, basis, status }));
    }
}

fn ended(code: Code, scene: &Scene<'_, '_, '_>, body: BodyIx, limit: Limit) -> Ruling {
    let subject = Subject::Body(body);
    Matter { code, subject, measured: Some(1), grade: scene.existence(body), lack: Lack::Posts }.at_most(limit)
}
