//! B07a: who wants to leave, by agency. B07b: each of them by id, with what is due; no form here knows a name.

use super::form::{Field, Form};
use super::{Annex, Sources};
use crate::benefits::{Claim, Judged, PartName, Verdict};
use crate::model::{BodyIx, Decimal, PersonRow, Sex};
use crate::report::{Cell, date_text, month_digits, obstacle_text};

/// B07a; none: nobody wants to leave.
pub(super) fn needs(sources: &Sources<'_, '_>) -> Option<Annex> {
    let mut fields = vec![Field::words("agency", 34), Field::count("registered")];
    fields.extend(["early-short", "early-near", "early-far"].map(|key| Field::count(key).under("early")));
    fields.extend(["officials", "employees"].map(|key| Field::count(key).under("severance")));
    fields.extend(["leaders-agency", "leaders-unit"].map(|key| Field::count(key).under("among-them")));
    fields.extend(["first-period", "after-period"].map(|key| Field::count(key).under("periods")));
    fields.push(Field::count("no-amount").wide(10));
    fields.push(Field::count("money").wide(14));
    let mut form = Form::new("b07a", fields, sources.texts);
    let names = sources.names_before();
    for (agency, need) in &sources.option.leavers.need {
        let sum = need.sum;
        let counts = [&[sum.people], &need.early[..], &need.severance, &need.leaders, &need.periods].concat();
        let mut cells = vec![Cell::text(names.body(*agency))];
        cells.extend(counts.into_iter().map(|count| Cell::Number(Some(count))));
        cells.push(Cell::Number(Some(sum.refused + sum.unknown)));
        cells.push(Cell::Millions(sum.total()));
        form.item(cells);
    }
    form.note(sources.say("annex-b07a-note", &[]));
    form.finish()
}

/// The parts of a benefit, by column: early retirement and severance share columns as the form has them.
const PARTS: [(&str, [PartName; 2]); 4] = [
    ("lump", [PartName::MonthsEarly, PartName::SeveranceMonths]),
    ("for-years", [PartName::YearsEarly, PartName::YearsEarly]),
    ("for-service", [PartName::Service, PartName::SeveranceService]),
    ("job-search", [PartName::JobSearch, PartName::JobSearch]),
];

/// B07b; none: nobody wants to leave.
pub(super) fn people(sources: &Sources<'_, '_>) -> Option<Annex> {
    let plain = |key, width| Field::words(key, width).optional();
    let mut fields = vec![Field::words("person", 12)];
    fields.extend(["male", "female"].map(|key| plain(key, 10).under("birth")));
    fields.push(plain("post", 16));
    fields.extend(["coefficient", "leadership", "over-frame", "percent-allowance"].map(|key| plain(key, 9)));
    fields.push(plain("reserved", 9));
    fields.push(Field::count("monthly").apart().wide(13));
    fields.extend([plain("insurance-years", 9), plain("leave-day", 12), plain("months-early", 9)]);
    fields.push(plain("years-early", 9));
    fields.extend(PARTS.map(|(key, _)| Field::count(key).wide(14)));
    fields.push(Field::count("due").wide(15));
    fields.extend([plain("article", 8), plain("note", 26)]);
    let mut form = Form::new("b07b", fields, sources.texts);
    let organisation = sources.study.organisation();
    let names = sources.names_before();
    let leaving = |judged: &&Judged<'_>| !matches!(judged.verdict, Verdict::Open | Verdict::Stays);
    let mut judged: Vec<&Judged<'_>> = sources.option.leavers.judged.iter().filter(leaving).collect();
    let agency = |judged: &Judged<'_>| sources.study.before.draft.agency(organisation.people()[judged.person].body);
    judged.sort_by_key(|judged| (agency(judged), organisation.people()[judged.person].body, judged.person));
    let mut last: Option<BodyIx> = None;
    for one in judged {
        if last != Some(agency(one)) {
            last = Some(agency(one));
            form.group(names.body(agency(one)));
        }
        form.item(person(sources, &organisation.people()[one.person].row, &one.verdict));
    }
    form.note(sources.say("annex-b07b-note", &[]));
    form.finish()
}

fn person(sources: &Sources<'_, '_>, row: &PersonRow, verdict: &Verdict<'_>) -> Vec<Cell> {
    let born = |sex: Sex| {
        let birth = row.birth.filter(|_| row.sex == Some(sex));
        Cell::text(
            birth
                .map(|day| format!("{}/{}", month_digits(day.month().into(), sources.texts), day.year()))
                .unwrap_or_default(),
        )
    };
    let claim = verdict.claim();
    let mut cells = vec![Cell::text(row.id.clone()), born(Sex::Male), born(Sex::Female)];
    let post = row.post.map(|post| sources.say(&format!("annex-post-{}", post.word()), &[]));
    cells.push(Cell::text(post.unwrap_or_default()));
    let coefficients = [
        row.salary_coefficient,
        row.leadership_allowance,
        row.over_frame,
        row.percent_allowance,
        row.reserved_coefficient,
    ];
    cells.extend(coefficients.map(decimal));
    let of = |count: &dyn Fn(&Claim<'_>) -> i64| claim.map_or(Cell::Blank, |claim| Cell::Number(Some(count(claim))));
    cells.push(of(&|claim| claim.salary.monthly));
    cells.push(claim.map_or(Cell::Blank, |claim| Cell::Hundredths(50 * claim.times.service_halves)));
    let leave = claim.map(|claim| claim.times.leave).or(row.leave_date);
    cells.push(Cell::text(leave.map(|day| date_text(day, sources.texts)).unwrap_or_default()));
    cells.push(of(&|claim| claim.times.months_early));
    let early = claim.filter(|claim| claim.article.is_early());
    cells.push(early.map_or(Cell::Blank, |claim| Cell::Hundredths(50 * claim.times.halves_early)));
    for (_, wanted) in PARTS {
        let part = claim.and_then(|claim| claim.parts.iter().find(|part| wanted.contains(&part.name)));
        cells.push(part.map_or(Cell::Blank, |part| Cell::Number(Some(part.amount))));
    }
    cells.push(match verdict {
        Verdict::Due(claim) => Cell::Number(Some(claim.total)),
        Verdict::Unknown(_) => Cell::Number(None),
        _ => Cell::Blank,
    });
    cells.push(Cell::text(claim.map(|claim| claim.article.word()).unwrap_or_default()));
    let names = sources.names_before();
    let reasons: Vec<String> = verdict.obstacles().iter().map(|obstacle| obstacle_text(obstacle, &names)).collect();
    cells.push(Cell::text(reasons.join("; ")));
    cells
}

/// A coefficient: a number with two decimals where that is exact.
fn decimal(number: Option<Decimal>) -> Cell {
    match number {
        None => Cell::Blank,
        Some(number) if number.parts() % (Decimal::SCALE / 100) == 0 => {
            Cell::Hundredths(number.parts() / (Decimal::SCALE / 100))
        }
        Some(number) => Cell::text(number.to_string()),
    }
}
