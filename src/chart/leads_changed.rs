//! The fields whose lead an option changes, as a table for leaders: who led, who leads.

use super::Chart;
use super::holders::Holders;
use super::leads::{Field, fields};
use super::registry::Missing;
use super::shape::{Shape, Ticks};
use super::words::{column, notes_of, prose, subtitle, to_review};
use crate::model::BodyIx;
use crate::report::{Cell, State, Studied, Study, Table, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// The fields whose lead differs, option by option; the others are one row.
pub fn leads_changed(study: &Study<'_>, texts: &Texts) -> Result<Vec<Chart>, Missing> {
    if study.before.tasks.iter().all(|facts| facts.counts.support) {
        return Err(Missing("chart-missing-tasks"));
    }
    let before = Side::new(&study.before, study, texts);
    Ok(study.options.iter().map(|option| chart(study, option, &before, texts)).collect())
}

/// The fields in one state, with the names of the agencies.
struct Side {
    agencies: Holders,
    fields: Vec<Field>,
}

impl Side {
    fn new(state: &State<'_>, study: &Study<'_>, texts: &Texts) -> Self {
        let agencies = Holders::of(state, study, texts);
        let fields = fields(study, state, &agencies);
        Self { agencies, fields }
    }

    /// How many tasks of a field each agency leads, by its name.
    fn leads(&self, field: usize) -> BTreeMap<&str, i64> {
        let works = self.fields[field].works.iter().filter(|(_, work)| work.leads > 0);
        works.map(|(at, work)| (self.agencies.names[*at].as_str(), work.leads)).collect()
    }

    /// What the agencies are called here.
    fn names(&self, agencies: &BTreeSet<BodyIx>) -> BTreeSet<&str> {
        let places = agencies.iter().filter_map(|agency| self.agencies.find(*agency));
        places.map(|at| self.agencies.names[at].as_str()).collect()
    }

    fn several(&self) -> i64 {
        self.fields.iter().map(|field| field.several).sum()
    }
}

fn chart(study: &Study<'_>, option: &Studied<'_>, before: &Side, texts: &Texts) -> Chart {
    let say = |key: &str| texts.say(key, &[]);
    let after = Side::new(&option.after, study, texts);
    let heads = ["column-field", "chart-leads-tasks", "chart-leads-before", "chart-leads-after"].map(say);
    let keys = ["field", "tasks", "before", "after"];
    let mut data = Table::new(keys.into_iter().zip(heads.clone()).map(|(key, head)| column(key, head)).collect());
    let mut changed = 0;
    let (mut others, mut tasks_of_others) = (0_i64, 0);
    let passing = passing(study, option, [before, &after]);
    let mut groups: Vec<Alike<'_>> = Vec::new();
    for (at, name) in study.organisation().fields().iter().enumerate() {
        let tasks = before.fields[at].tasks;
        let (old, new) = (before.leads(at), after.leads(at));
        if tasks == 0 {
            continue;
        }
        let passed = &passing[at];
        if old == new && passed.iter().all(BTreeSet::is_empty) {
            (others, tasks_of_others) = (others + 1, tasks_of_others + tasks);
            continue;
        }
        changed += 1;
        let sides = sides(&old, &new, passed);
        let alike = |group: &&mut Alike<'_>| (0..2).all(|side| group.sides[side].keys().eq(sides[side].keys()));
        match groups.iter_mut().find(alike) {
            Some(group) => group.join(name, tasks, &sides),
            None => groups.push(Alike { fields: vec![name], tasks, sides }),
        }
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    for group in &groups {
        let [old, new] = [0, 1].map(|side| named(&group.sides[side], texts));
        let cells = vec![group.fields.join("; "), texts.number(group.tasks), old, new];
        let text = |at: usize| Cell::text(cells[at].replace('\u{a0}', " "));
        data.row(vec![text(0), Cell::Number(Some(group.tasks)), text(2), text(3)]);
        rows.push(cells);
    }
    if others > 0 {
        let name = texts.say("chart-leads-others", &[("count", texts.number(others))]);
        rows.push(vec![name.clone(), texts.number(tasks_of_others), say("chart-leads-same"), say("chart-leads-same")]);
        data.row(vec![Cell::text(name), Cell::Number(Some(tasks_of_others)), Cell::Blank, Cell::Blank]);
    }
    let said = [
        ("fields", changed.to_string()),
        ("others", others.to_string()),
        ("before", prose(before.several(), texts)),
        ("after", prose(after.several(), texts)),
    ];
    let mut notes = vec![say("chart-leads-changed-note")];
    notes.extend(to_review(Some(option), study, texts));
    notes.extend(notes_of(Some(option), study, texts));
    Chart {
        word: "leads",
        title: say("chart-leads-changed"),
        subtitle: subtitle(Some(option), study, texts),
        unit: say("chart-unit-tasks"),
        notes,
        alt: texts.say("chart-leads-changed-alt", &said),
        shape: Shape::Ticks(Ticks { columns: heads.to_vec(), rows, ..Ticks::default() }),
        data,
    }
}

/// Fields whose lead passes from the same agencies to the same others, as one row.
struct Alike<'a> {
    fields: Vec<&'a str>,
    tasks: i64,
    /// The agencies before and after with their tasks.
    sides: [BTreeMap<String, i64>; 2],
}

impl<'a> Alike<'a> {
    fn join(&mut self, field: &'a str, tasks: i64, sides: &[BTreeMap<String, i64>; 2]) {
        self.fields.push(field);
        self.tasks += tasks;
        for (sums, more) in self.sides.iter_mut().zip(sides) {
            more.iter().for_each(|(name, count)| *sums.entry(name.clone()).or_default() += count);
        }
    }
}

/// Between whom leads of each field pass on, by the names that they have before and after: those who give a task up, and
/// those who have their part of it then, also where they lead as many tasks as before. Who hands on to one of its own
/// kind, as communes do, is not told apart from it here.
fn passing<'a>(study: &Study<'_>, option: &Studied<'_>, sides: [&'a Side; 2]) -> Vec<[BTreeSet<&'a str>; 2]> {
    let mut passing = vec![<[BTreeSet<&str>; 2]>::default(); sides[0].fields.len()];
    for change in option.lineage.tasks.iter().filter(|change| !study.before.tasks[change.task.at()].counts.support) {
        let field = study.organisation().task(change.task).field;
        for passage in option.passages.iter().filter(|passage| passage.task == change.task) {
            let between: BTreeSet<BodyIx> = change.has_part(passage).iter().copied().chain([passage.from]).collect();
            let names = sides.map(|side| side.names(&between));
            if names[0] != names[1] || names[0].len() > 1 {
                passing[field.at()].iter_mut().zip(names).for_each(|(all, names)| all.extend(names));
            }
        }
    }
    passing
}

/// The agencies between which leads pass on and those whose number of tasks differs, on each side. Where one side has
/// none of them, leads only drop out or come in: then all that lead are named on both, since those who go on would look
/// like successors.
fn sides(
    old: &BTreeMap<&str, i64>,
    new: &BTreeMap<&str, i64>,
    passed: &[BTreeSet<&str>; 2],
) -> [BTreeMap<String, i64>; 2] {
    let some = |leads: &BTreeMap<&str, i64>, named: &dyn Fn(&str, i64) -> bool| -> BTreeMap<String, i64> {
        let some = leads.iter().filter(|(name, count)| named(name, **count));
        some.map(|(name, count)| ((*name).to_owned(), *count)).collect()
    };
    let concerned = [
        some(old, &|name, count| passed[0].contains(name) || new.get(name) != Some(&count)),
        some(new, &|name, count| passed[1].contains(name) || old.get(name) != Some(&count)),
    ];
    let all = |leads| some(leads, &|_, _| true);
    if concerned.iter().any(BTreeMap::is_empty) { [all(old), all(new)] } else { concerned }
}

/// Agencies with their tasks, those that lead most first.
fn named(leads: &BTreeMap<String, i64>, texts: &Texts) -> String {
    let mut found: Vec<(&String, &i64)> = leads.iter().collect();
    found.sort_by_key(|(name, count)| (-**count, *name));
    // The number stays with the last word of its name where lines break.
    let said: Vec<String> =
        found.iter().map(|(name, count)| format!("{name}\u{a0}({})", texts.number(**count))).collect();
    if said.is_empty() { texts.say("chart-mark-gap", &[]) } else { said.join("; ") }
}

#[cfg(test)]
mod tests {
    use super::sides;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn where_a_lead_only_drops_out_those_who_go_on_stand_on_both_sides() {
        let old = BTreeMap::from([("A", 1), ("B", 7)]);
        let [before, after] = sides(&old, &BTreeMap::from([("B", 7)]), &Default::default());
        assert_eq!(before.len(), 2);
        assert_eq!(after, BTreeMap::from([("B".to_owned(), 7)]));
    }

    #[test]
    fn where_leads_pass_on_only_those_whose_tasks_change_are_named() {
        let (old, new) = (BTreeMap::from([("A", 3), ("C", 5)]), BTreeMap::from([("A", 1), ("B", 2), ("C", 5)]));
        let [before, after] = sides(&old, &new, &Default::default());
        assert_eq!(before, BTreeMap::from([("A".to_owned(), 3)]));
        assert_eq!(after, BTreeMap::from([("A".to_owned(), 1), ("B".to_owned(), 2)]));
    }

    #[test]
    fn whoever_takes_a_task_over_is_named_also_where_it_leads_as_many_as_before() {
        let (old, new) = (BTreeMap::from([("A", 3), ("B", 2), ("C", 5)]), BTreeMap::from([("B", 4), ("C", 5)]));
        let passed = [BTreeSet::from(["A", "C"]), BTreeSet::from(["C"])];
        let [before, after] = sides(&old, &new, &passed);
        assert_eq!(before.len(), 3);
        assert_eq!(after, BTreeMap::from([("B".to_owned(), 4), ("C".to_owned(), 5)]));
    }
}
