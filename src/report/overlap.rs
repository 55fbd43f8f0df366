//! Overlap as tables: pairs of agencies, the load of each, the spread of fields.

use super::names::{Names, column};
use super::page::{Cell, Section, Table};
use crate::overlap::Overlap;
use crate::rules::LeadHolder;

fn table(keys: &[&'static str], names: &Names<'_, '_>) -> Table {
    Table::new(keys.iter().map(|key| column(key, names)).collect())
}

/// Millionths as a percentage.
fn share(millionths: u64) -> Cell {
    let hundredths = i64::try_from((millionths + 50) / 100).unwrap_or(i64::MAX);
    Cell::Percent { hundredths, signed: false }
}

/// The overlap of a draft, at most `limit` rows a table.
pub fn overlap_sections(overlap: &Overlap, limit: usize, names: &Names<'_, '_>) -> Vec<Section> {
    let count = |count: u32| Cell::Number(Some(i64::from(count)));
    let keys = ["pair", "shared", "both-lead", "interfaces", "similarity", "containment"];
    let mut pairs = table(&keys, names);
    for pair in overlap.pairs.iter().take(limit) {
        pairs.row(vec![
            Cell::text(format!("{} – {}", names.body(pair.a), names.body(pair.b))),
            count(pair.shared),
            count(pair.both_lead),
            count(pair.interfaces),
            share(pair.jaccard_millionths()),
            share(pair.containment_millionths()),
        ]);
    }
    let mut loads = table(&["agency", "leads", "coordinates", "partners"], names);
    for (agency, load) in overlap.loads.iter().take(limit) {
        let counts = [load.leads, load.coordinates, load.partners].map(count);
        loads.row(std::iter::once(Cell::text(names.body(*agency))).chain(counts).collect());
    }
    let mut fields = table(&["field", "tasks", "effective", "holders"], names);
    for field in overlap.fields.iter().take(limit) {
        let holders: Vec<String> = (field.holders.iter())
            .map(|(holder, part)| {
                let holder = match holder {
                    LeadHolder::Agency(body) => names.body(*body),
                    LeadHolder::Kind(kind) => names.say("holder-kind", &[("kind", names.kind(*kind))]),
                };
                let millionths = part.saturating_mul(1_000_000) / field.spread.sum.max(1);
                let share = share(u64::try_from(millionths).unwrap_or(u64::MAX));
                format!("{holder} {}", super::number::cell_text(&share, names.texts))
            })
            .collect();
        fields.row(vec![
            Cell::text(names.draft.baseline().organisation().field(field.field)),
            count(field.tasks),
            Cell::Hundredths(field.spread.effective_leads_hundredths()),
            Cell::text(names.list(&holders)),
        ]);
    }
    let section = |key: &str, table: Table, total: usize| {
        let title = names.say(&format!("section-{key}"), &[("count", names.number(total))]);
        let section = Section::new(key, title).table(table);
        let more = total.saturating_sub(limit);
        if more > 0 { section.text(names.say("more-with-all", &[("count", names.number(more))])) } else { section }
    };
    vec![
        section("pairs", pairs, overlap.pairs.len()),
        section("loads", loads, overlap.loads.len()),
        section("fields", fields, overlap.fields.len()),
    ]
}
