//! B03: heads and deputies before and after, how many the law allows, and the years in which the surplus goes.

use super::apparatus::{LISTED, all_posts, by_class};
use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::evaluate::Figure;
use crate::model::{BodyIx, Count, Post, Staff, capital};
use crate::norms::Basis;
use crate::report::{Cell, citation_text, date_text, in_prose};
use crate::rules::law::{Lack, deputy_limit};
use std::collections::BTreeMap;

const HEADS: fn(&Staff) -> Count = |staff| staff.heads;
const DEPUTIES: fn(&Staff) -> Count = |staff| staff.deputies;

/// One line of the form: the leaders of some bodies before, and of some after.
struct Line {
    name: String,
    before: Vec<BodyIx>,
    after: Vec<BodyIx>,
    note: String,
}

impl Line {
    /// Whether the bodies have as many leaders as before, who all stay in office.
    fn is_same(&self, sources: &Sources<'_, '_>, plan: &Plan) -> bool {
        let of =
            |draft, bodies: &[BodyIx]| [HEADS, DEPUTIES].map(|count| all_posts(draft, bodies.iter().copied(), count));
        let stays = |body: &BodyIx| plan.row(*body).is_none() && !plan.ceased.contains_key(body);
        self.note.is_empty()
            && self.before == self.after
            && of(&sources.study.before.draft, &self.before) == of(&sources.option.after.draft, &self.after)
            && self.after.iter().all(stays)
    }
}

/// The form; none: nothing is known of posts.
pub(super) fn annex(sources: &Sources<'_, '_>) -> Option<Annex> {
    if !sources.study.organisation().has_posts() {
        return None;
    }
    let plan = Plan::of(sources);
    let mut form = Form::new("b03", fields(&plan), sources.texts);
    let names = sources.names();
    for (class, agencies) in by_class(&sources.before, &sources.after, sources.texts) {
        let alone =
            |agency: &BodyIx| sources.before.units(*agency).is_empty() && sources.after.units(*agency).is_empty();
        let (alone, with_units): (Vec<BodyIx>, Vec<BodyIx>) = agencies.into_iter().partition(alone);
        for agency in with_units {
            let note = sources.fates.note(agency);
            let name = sources.name_before(agency);
            let title = if note.is_empty() { name } else { format!("{name} ({note})") };
            fill(&mut form, Some(title), &lines(sources, agency, &plan), sources, &plan);
        }
        let line = |agency: BodyIx| {
            let side = |lives: bool| if lives { vec![agency] } else { Vec::new() };
            Line {
                name: sources.name_before(agency),
                before: side(sources.before.agencies.contains_key(&agency)),
                after: side(sources.after.agencies.contains_key(&agency)),
                note: sources.fates.note(agency),
            }
        };
        let is_same = |agency: &BodyIx| line(*agency).is_same(sources, &plan);
        let same: Vec<BodyIx> = alone.iter().copied().filter(is_same).collect();
        let gathered = same.len() > LISTED;
        let listed = alone.into_iter().filter(|agency| !gathered || !same.contains(agency));
        let mut lines: Vec<Line> = listed.map(line).collect();
        if gathered {
            let args = [("count", names.number(same.len())), ("class", class.clone())];
            let name = sources.say("annex-unchanged-agencies", &args);
            lines.push(Line { name, before: same.clone(), after: same, note: String::new() });
        }
        fill(&mut form, Some(capital(&class)), &lines, sources, &plan);
    }
    notes(&mut form, sources, &plan);
    form.finish()
}

fn fields(plan: &Plan) -> Vec<Field> {
    let mut fields = vec![Field::words("agency", 34)];
    fields.extend(["heads", "deputies"].map(|key| Field::count(key).under("before")));
    fields.push(Field::count("heads").under("after"));
    fields.push(Field::count("allowed").under("after").optional());
    fields.push(Field::count("deputies-placed").under("after"));
    fields.push(Field::count("surplus").under("after").optional());
    fields.extend(["heads", "deputies"].map(|key| Field::count(key).under("ceased").optional()));
    fields.push(Field::count("by-retiring").under("ways").optional().wide(12));
    fields.push(Field::count("by-other-means").under("ways").optional().wide(14));
    let years = plan.years.iter().map(|year| Field::count("year").under("path").titled(year.to_string()));
    fields.extend(years.map(|field| field.optional().wide(7)));
    fields.push(Field::words("note", 22).optional());
    fields
}

/// The leaders of an agency, of each unit in it with more deputies than it may have, and of all other units.
fn lines(sources: &Sources<'_, '_>, agency: BodyIx, plan: &Plan) -> Vec<Line> {
    let (before, after) = (&sources.before, &sources.after);
    let own = |lives: bool| if lives { vec![agency] } else { Vec::new() };
    let mut lines = vec![Line {
        name: sources.say("annex-leaders-of-agency", &[]),
        before: own(before.agencies.contains_key(&agency)),
        after: own(after.agencies.contains_key(&agency)),
        note: plan.until(agency, sources),
    }];
    let over: Vec<BodyIx> = after.units(agency).iter().copied().filter(|unit| plan.row(*unit).is_some()).collect();
    let was_here = |unit: BodyIx| before.units(agency).contains(&unit);
    lines.extend(over.iter().map(|unit| Line {
        name: sources.name_before(*unit),
        before: if was_here(*unit) { vec![*unit] } else { Vec::new() },
        after: vec![*unit],
        note: plan.until(*unit, sources),
    }));
    let rest = |units: &[BodyIx]| units.iter().copied().filter(|unit| !over.contains(unit)).collect::<Vec<_>>();
    let key = if over.is_empty() { "annex-leaders-of-units" } else { "annex-leaders-of-other-units" };
    let (before, after) = (rest(before.units(agency)), rest(after.units(agency)));
    lines.push(Line { name: sources.say(key, &[]), before, after, note: String::new() });
    lines
}

/// Puts the lines that have leaders under a heading.
fn fill(form: &mut Form<'_>, title: Option<String>, lines: &[Line], sources: &Sources<'_, '_>, plan: &Plan) {
    let mut title = title;
    for line in lines {
        let cells = cells(line, sources, plan);
        let nobody = |cell: &Cell| matches!(cell, Cell::Blank | Cell::Number(Some(0)) | Cell::Text(_));
        if cells.iter().all(nobody) {
            continue;
        }
        if let Some(title) = title.take() {
            form.group(title);
        }
        form.item(cells);
    }
}

fn cells(line: &Line, sources: &Sources<'_, '_>, plan: &Plan) -> Vec<Cell> {
    let (before, after) = (&sources.study.before.draft, &sources.option.after.draft);
    let of = |draft, bodies: &[BodyIx], count| match all_posts(draft, bodies.iter().copied(), count) {
        // Where nobody stands in this state, there are none.
        Cell::Blank => Cell::Number(Some(0)),
        cell => cell,
    };
    let mut cells = vec![Cell::text(line.name.clone())];
    cells.extend([of(before, &line.before, HEADS), of(before, &line.before, DEPUTIES)]);
    let deputies = of(after, &line.after, DEPUTIES);
    cells.push(of(after, &line.after, HEADS));
    let allowed = plan.allowed(&line.after, sources);
    // Where nobody can tell how many there may be, nobody can tell how many are too many. It is said in words, so that
    // sums are what is known elsewhere, as the text of a document has it; a note says so.
    let untold = plan.known && allowed == Cell::Number(None);
    cells.push(allowed);
    cells.push(deputies);
    let rows: Vec<&Row> = line.after.iter().filter_map(|body| plan.row(*body)).collect();
    let sum = |count: &dyn Fn(&Row) -> i64| {
        let sum = rows.iter().map(|row| count(row)).sum();
        let said = plan.known && !line.after.is_empty() && !untold;
        if said { Cell::Number(Some(sum)) } else { Cell::Blank }
    };
    cells.push(if untold { Cell::text(sources.say("unknown", &[])) } else { sum(&|row| row.surplus) });
    // Whoever leads no longer is counted where he or she led.
    let ceased = |at: usize| line.before.iter().filter_map(|body| plan.ceased.get(body)).map(|ceased| ceased[at]).sum();
    let whole = plan.known && !line.before.is_empty();
    cells.extend([0, 1].map(|at| if whole { Cell::Number(Some(ceased(at))) } else { Cell::Blank }));
    cells.push(sum(&|row| row.years.iter().sum()));
    cells.push(sum(&|row| row.rest));
    cells.extend((0..plan.years.len()).map(|at| sum(&|row| row.years[at])));
    cells.push(Cell::text(line.note.clone()));
    cells
}

/// The way of one body from its surplus to its limit.
struct Row {
    surplus: i64,
    years: Vec<i64>,
    rest: i64,
    until: Option<jiff::civil::Date>,
}

/// What the path of whole persons says, and the limits of the law.
struct Plan {
    /// Whether there is a path at all.
    known: bool,
    years: Vec<i32>,
    rows: BTreeMap<BodyIx, Row>,
    /// Heads who lead no longer, and deputies who are neither head nor deputy, by the body before the option.
    ceased: BTreeMap<BodyIx, [i64; 2]>,
    /// How many of those heads become deputies.
    placed: i64,
}

impl Plan {
    fn of(sources: &Sources<'_, '_>) -> Self {
        let mut plan =
            Plan { known: false, years: Vec::new(), rows: BTreeMap::new(), ceased: BTreeMap::new(), placed: 0 };
        let Some(forecast) = &sources.option.forecast else { return plan };
        plan.known = true;
        plan.years = forecast.whole.years.clone();
        for (whole, path) in forecast.whole.rows.iter().zip(&forecast.path.bodies) {
            if let Some(body) = whole.body.filter(|_| whole.surplus > 0) {
                let until = path.norm.deadline;
                let row = Row { surplus: whole.surplus, years: whole.years.clone(), rest: whole.rest, until };
                plan.rows.insert(body, row);
            }
        }
        for person in &forecast.roster.people {
            let at = match (person.post_before, person.post) {
                (Post::Head, Post::Deputy | Post::Staff) => 0,
                (Post::Deputy, Post::Staff) => 1,
                _ => continue,
            };
            plan.ceased.entry(person.origin).or_default()[at] += 1;
            plan.placed += i64::from(person.post == Post::Deputy);
        }
        plan
    }

    fn row(&self, body: BodyIx) -> Option<&Row> {
        self.rows.get(&body)
    }

    fn until(&self, body: BodyIx, sources: &Sources<'_, '_>) -> String {
        let day = self.row(body).and_then(|row| row.until);
        day.map_or_else(String::new, |day| sources.say("until-day", &[("date", date_text(day, sources.texts))]))
    }

    /// How many deputies the law allows; a body that has some without a known norm makes the sum unknown.
    fn allowed(&self, bodies: &[BodyIx], sources: &Sources<'_, '_>) -> Cell {
        let (Some(law), draft) = (&sources.option.law, &sources.option.after.draft) else { return Cell::Blank };
        let mut sum = None;
        for body in bodies {
            let limit = deputy_limit(law, draft, &sources.option.moves, *body).map(|found| found.limit);
            let has_some =
                || !matches!(all_posts(draft, [*body].into_iter(), DEPUTIES), Cell::Number(Some(0)) | Cell::Blank);
            match limit {
                // A limit that nobody can tell more exactly is no number to print.
                Some(limit) => {
                    let most = (limit.least == limit.most).then_some(limit.most);
                    sum = Some(crate::draft::plus(sum.unwrap_or(Some(0)), most));
                }
                None if has_some() => sum = Some(None),
                None => {}
            }
        }
        sum.map_or(Cell::Blank, Cell::Number)
    }
}

/// How the sums of those who cease make up the figure of the text: who becomes a deputy is a head who ceases and yet
/// has an office.
fn placed(form: &mut Form<'_>, sources: &Sources<'_, '_>, plan: &Plan) {
    let [heads, deputies] = [0, 1].map(|at| plan.ceased.values().map(|ceased| ceased[at]).sum::<i64>());
    let released = sources.option.evaluation.after.get(Figure::LeadersReleased);
    if plan.placed > 0 && released == Some(heads + deputies - plan.placed) {
        let [one, other, less] = [heads, deputies, plan.placed].map(|count| sources.texts.number(count));
        let sum = format!("{one} + {other} − {less} = {}", sources.texts.number(heads + deputies - plan.placed));
        let said = |count: i64| in_prose(Some(count), sources.texts);
        let args = [("heads", said(heads)), ("placed", said(plan.placed)), ("sum", sum)];
        form.note(sources.say("annex-b03-placed", &args));
    }
}

/// Why limits are unknown: what is missing, and of how many bodies that have deputies.
fn unknown(sources: &Sources<'_, '_>) -> Option<String> {
    let (law, draft) = (sources.option.law.as_ref()?, &sources.option.after.draft);
    let mut lacks: BTreeMap<Option<Lack>, usize> = BTreeMap::new();
    let agencies = sources.after.agencies.keys().flat_map(|agency| sources.after.all(*agency));
    let deputies = |body: BodyIx| all_posts(draft, [body].into_iter(), DEPUTIES);
    for body in agencies.filter(|body| !matches!(deputies(*body), Cell::Number(Some(0)) | Cell::Blank)) {
        match deputy_limit(law, draft, &sources.option.moves, body) {
            Some(found) if found.limit.least == found.limit.most => {}
            Some(found) => *lacks.entry(found.lack).or_default() += 1,
            None => *lacks.entry(None).or_default() += 1,
        }
    }
    let why = |(lack, count): (Option<Lack>, usize)| {
        let lack = lack.map_or("annex-b03-no-norm".to_owned(), |lack| format!("lack-{}", lack.word()));
        let args = [("count", sources.names().prose(count)), ("lack", sources.say(&lack, &[]))];
        sources.say("annex-b03-lack", &args)
    };
    let reasons: Vec<String> = lacks.into_iter().map(why).collect();
    (!reasons.is_empty()).then(|| sources.say("annex-b03-unknown", &[("reasons", reasons.join("; "))]))
}

fn notes(form: &mut Form<'_>, sources: &Sources<'_, '_>, plan: &Plan) {
    if let Some(reasons) = unknown(sources) {
        form.note(reasons);
        if plan.known {
            form.note(sources.say("annex-b03-told", &[]));
        }
    }
    let Some(forecast) = &sources.option.forecast else {
        return form.note(sources.say("annex-b03-no-path", &[]));
    };
    form.note(sources.say("annex-b03-path", &[]));
    if !plan.ceased.is_empty() {
        form.note(sources.say("annex-b03-ceased", &[]));
        placed(form, sources, plan);
    }
    if let Some(pool) = &forecast.norms.pool {
        let number = |number: i64| in_prose(Some(number), sources.texts);
        let args = [("bodies", number(pool.bodies)), ("limit", number(pool.limit))];
        form.note(sources.say("annex-b03-pool", &args));
    }
    let Some(law) = &sources.option.law else { return };
    let mut bases: Vec<Basis> = Vec::new();
    for body in plan.rows.keys() {
        let limit = deputy_limit(law, &sources.option.after.draft, &sources.option.moves, *body);
        bases.extend(limit.map(|found| found.limit.basis).filter(|basis| !bases.contains(basis)));
    }
    let cited = bases.iter().filter_map(|basis| sources.study.norms.cited(*basis));
    let mut texts: Vec<String> =
        cited.map(|cited| citation_text(cited.citation, cited.status, sources.texts)).collect();
    // A paper is cited once: with its article where that is known, and as checked where that is so.
    texts.sort();
    texts.dedup();
    let all = texts.clone();
    let told = |text: &str| {
        let others = all.iter().filter(|other| *other != text);
        others.into_iter().any(|other| text.starts_with(other.as_str()) || other.ends_with(text))
    };
    texts.retain(|text| !told(text));
    if !texts.is_empty() {
        form.note(sources.say("annex-b03-basis", &[("papers", texts.join("; "))]));
    }
}
