//! Resize (điều chỉnh biên chế).

use crate::draft::journal::Event;
use crate::draft::state::Draft;
use crate::model::Category;
use crate::scenario::{Change, Refusal};

impl Draft<'_> {
    /// The quota of one category of a body changes; nobody leaves by it. A percentage rounds down:
    /// floor(q · (100 + p) / 100).
    ///
    /// Refused: no category named and the body has several or none; an unknown quota, but for `=N`; below zero; no
    /// change.
    pub(super) fn resize(&mut self, id: &str, category: Option<Category>, change: Change) -> Result<(), Refusal> {
        let body = self.living_body(id)?;
        let category = match (category, self.categories(body).as_slice()) {
            (Some(category), _) | (None, &[category]) => category,
            _ => return Err(Refusal::CategoryNeeded(id.to_owned())),
        };
        let before = self.posts(body)[category].quota;
        let quota = match (change, before) {
            (Change::To(quota), _) => i64::from(quota),
            (_, None) => return Err(Refusal::QuotaUnknown { body: id.to_owned(), category }),
            (Change::By(number), Some(quota)) => quota + i64::from(number),
            (Change::Percent(percent), Some(quota)) => quota.saturating_mul(100 + i64::from(percent)).div_euclid(100),
        };
        if quota < 0 {
            return Err(Refusal::BelowZero { body: id.to_owned(), quota });
        }
        if before == Some(quota) {
            return Err(Refusal::NoChange);
        }
        let staff = &mut self.edit_posts(body)[category];
        staff.quota = Some(quota);
        staff.listed = true;
        self.note(Event::Resized { body, category, quota: Some(quota) });
        Ok(())
    }
}
