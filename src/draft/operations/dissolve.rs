//! Dissolve (giải thể, kết thúc hoạt động).

use super::bequest::{Heirs, portions};
use crate::draft::staffing::{Portions, divide};
use crate::draft::state::Draft;
use crate::scenario::{Malformed, Receiver, Refusal, Row};

impl Draft<'_> {
    /// A body ends. Each of its tasks goes, with its scope, to the first row that selects it, else to `rest`, else
    /// to nobody; shares divide its people and posts, and what no share takes is on the bench; its leaders lose their
    /// office; its sub-units and documents go with `rest`, else to its parent; its procedures follow their tasks.
    ///
    /// Refused: an heir that has ended or is the body itself; shares over one, or more people than there are; people
    /// to or from a body outside the count.
    pub(super) fn dissolve(&mut self, id: &str, rows: &[Row]) -> Result<(), Refusal> {
        let body = self.living_body(id)?;
        let shares = self.check_rows(rows)?;
        let mut heirs: Portions<Heirs> = Portions::with_capacity(rows.len());
        for row in rows {
            let Receiver::Body(to) = &row.to else {
                return Err(Malformed::Receiver("kind:".to_owned()).into());
            };
            let to = self.living_body(to)?;
            if to == body {
                return Err(Refusal::IntoItself(id.to_owned()));
            }
            heirs.push(self.heirs_of(row, to)?);
        }
        self.check_outside(body, &heirs)?;
        let portions = portions(&heirs);
        let division = {
            let mut ids: Portions<&str> = Portions::new();
            portions.iter().for_each(|portion| ids.push(self.id(portion.heir)));
            divide(self.posts(body), &portions, &shares, &ids)?
        };
        let decisions = self.decide(body, &heirs);

        self.warn_of_idle_rows(Some(body), &heirs, &[&decisions]);
        self.bequeath_work(body, &heirs, &decisions);
        self.end_with_heirs(body, &heirs, &decisions, &portions, &division);
        Ok(())
    }
}
