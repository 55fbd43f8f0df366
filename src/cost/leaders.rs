//! What heads and deputies are paid for leading, by where their body stands.
//!
//! The norms set allowances by post. Where no person's own allowance is known, the post follows from the tier of the
//! body and its place: an agency, a unit of one, a sub-department or a unit of that. A public-service unit inside an
//! agency is taken for a unit of its place, which is an assumption and is called one.

use crate::draft::Draft;
use crate::model::{BodyIx, Decimal, Organisation, Tier};
use crate::norms::NormsAt;

/// The kind of sub-departments, which the norms name by this id.
const SUB_DEPARTMENT: &str = "chi-cuc";

/// The coefficients of head and deputy of a body under the first law that sets them; none: no law does.
pub(super) fn coefficients(body: BodyIx, draft: &Draft<'_>, laws: &[NormsAt<'_>]) -> Option<(Decimal, Decimal)> {
    let organisation = draft.baseline().organisation();
    let kind = organisation.kind(draft.kind(body));
    let parent = draft.parent(body);
    let below_sub = parent.is_some_and(|parent| is_sub_department(organisation, draft, parent));
    let (head, deputy) = match (kind.tier, kind.agency) {
        (Tier::Province, true) if parent.is_none() => ("allowances.province_chair", "allowances.province_vice_chair"),
        (Tier::Province, true) => ("allowances.department_director", "allowances.department_deputy"),
        (Tier::Province, false) if is_sub_department(organisation, draft, body) => {
            ("allowances.sub_department_head", "allowances.sub_department_deputy")
        }
        (Tier::Province, false) if below_sub => {
            ("allowances.sub_department_division_head", "allowances.sub_department_division_deputy")
        }
        (Tier::Province, false) => ("allowances.division_head", "allowances.division_deputy"),
        (Tier::District, true) => ("allowances.district_chair", "allowances.district_vice_chair_other"),
        (Tier::District, false) => ("allowances.district_division_head", "allowances.district_division_deputy"),
        (Tier::Commune, true) => ("allowances.commune_chair", "allowances.commune_vice_chair"),
        (Tier::Commune, false) => ("allowances.commune_division_head", "allowances.commune_division_deputy"),
    };
    let of = |norm: &str| {
        // Provinces and districts of the ordinary kind: Hà Nội, Hồ Chí Minh City and cities have cases of their own.
        let found = laws.iter().find_map(|law| ["province", "other"].iter().find_map(|case| law.number(norm, case)));
        found.map(|(number, _)| number)
    };
    Some((of(head)?, of(deputy)?))
}

fn is_sub_department(organisation: &Organisation, draft: &Draft<'_>, body: BodyIx) -> bool {
    let kind = organisation.kind(draft.kind(body));
    kind.id == SUB_DEPARTMENT || kind.like.as_deref() == Some(SUB_DEPARTMENT)
}
