//! `simulate`: the path of one or more plans over time.

use super::args::{FormatWord, Simulate};
use super::exit;
use super::forecast::{Carried, Forecasts, Wanted};
use super::law::LawArgs;
use super::session::{AS_IT_STANDS, Failure, Session};
use crate::draft::{Baseline, Draft};
use crate::input::Case;
use crate::model::Grade;
use crate::norms::{Dated, Norms};
use crate::output::json_text;
use crate::report::json::ProvenanceJson;
use crate::report::{
    Names, NormUsedJson, PathFacts, Section, SimulationJson, Table, month_digits, month_word, norm_columns, norm_row,
    path_json, path_report, path_sections, paths_compared,
};
use crate::simulate::{Assumptions, Deadlines, Setting};
use jiff::civil::Date;

/// Lines of one list that are shown where not all are asked for.
const LISTED: usize = 20;

/// Runs the command.
pub fn run(args: &Simulate, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let norms = session.pack(&case, &args.law)?;
    let baseline = Baseline::new(&case.organisation);
    let words = if args.plans.is_empty() { vec![AS_IT_STANDS.to_owned()] } else { args.plans.clone() };
    let mut carried = Vec::with_capacity(words.len());
    for word in &words {
        let plans = session.plan(&args.case, word)?;
        let mut draft = Draft::new(&baseline);
        let run = session.carry_out(&mut draft, &plans, &case)?;
        carried.push(Carried { run, draft, plans });
    }
    let wanted = Wanted { years: args.years, runs: Some(args.runs), seed: args.seed, jobs: args.jobs, own_law: false };
    let Forecasts { law_day, setting, each } = session.forecast(&case, &norms, &carried, &args.law, wanted)?;
    let facts: Vec<PathFacts<'_>> =
        carried.iter().zip(&each).map(|(plan, path)| path.facts(plan.run.plan.as_ref())).collect();
    session.hand_on(&case, &carried, &facts, &norms, (law_day, &args.law), setting)
}

/// The values of the norms that a forecast rests on.
fn norms_used(norms: &Norms, day: Date, drawn: bool) -> Vec<(&'static str, &Dated)> {
    let law = norms.at(day);
    let retirement = ["retirement.age_men", "retirement.age_women", "leaders.department_deputies_average"];
    let mut used: Vec<(&'static str, &Dated)> =
        retirement.into_iter().filter_map(|id| Some((id, law.entry(id)?))).collect();
    used.extend(Deadlines::of(norms, day).entries());
    used.extend(Assumptions::entries(law, drawn));
    used
}

impl Session<'_> {
    fn hand_on(
        &self,
        case: &Case,
        carried: &[Carried<'_>],
        facts: &[PathFacts<'_>],
        norms: &Norms,
        (law_day, layers): (Date, &LawArgs),
        setting: Setting,
    ) -> Result<u8, Failure> {
        // A table that a program reads on must add up to its total.
        let limit = if self.options.all || self.format() != FormatWord::Text { usize::MAX } else { LISTED };
        let several = facts.len() > 1;
        let drawn = facts.iter().any(|one| one.roster.assumed + one.roster.ageless > 0);
        let used = norms_used(norms, law_day, drawn);
        // A forecast rests on assumptions whatever the tables are.
        let people = case.organisation.people().iter().map(|person| person.row.provenance.grade).max();
        let grade = carried.iter().filter_map(|plan| plan.run.grade).chain(people).fold(Grade::Assumed, Ord::max);
        let provenance = self.judged_provenance(case, layers, Some(law_day), Some(grade));
        let said = [
            ("start", format!("{}/{}", month_digits(setting.start.of_year(), &self.texts), setting.start.year())),
            ("end", (setting.start.year() + setting.years as i32 - 1).to_string()),
            ("runs", self.texts.number(setting.runs.into())),
            ("seed", setting.seed.to_string()),
        ];
        let mut intro = vec![provenance.case_name.clone()];
        for plan in carried.iter().filter_map(|plan| plan.run.plan.as_ref()) {
            intro.push(if several { format!("{}: {}", plan.id, plan.name) } else { plan.name.clone() });
        }
        intro.push(self.texts.say("path-setting", &said));
        let mut sections = Vec::new();
        for (plan, facts) in carried.iter().zip(facts) {
            let names = Names { texts: &self.texts, draft: &plan.draft, norms: None };
            sections.extend(path_sections(facts, several, limit, &names));
        }
        let Some(first) = carried.first() else { return Ok(exit::OK) };
        let names = Names { texts: &self.texts, draft: &first.draft, norms: None };
        if several {
            sections.insert(0, paths_compared(facts, &names));
        }
        let mut table = Table::new(norm_columns(&self.texts));
        for (id, dated) in &used {
            table.row(norm_row(norms, id, dated, &self.texts));
        }
        let assumptions = (Section::new("assumptions", self.texts.say("section-path-assumptions", &[])))
            .text(self.texts.say("path-assumptions", &[]))
            .table(table);
        let report = path_report(intro, sections, assumptions, provenance.clone(), &names);
        self.emit(&report, || {
            let json = SimulationJson {
                provenance: ProvenanceJson::new(&provenance),
                start: month_word(&setting),
                years: facts.first().map(|one| one.path.years.clone()).unwrap_or_default(),
                runs: setting.runs,
                seed: setting.seed,
                norms: used.iter().map(|(id, dated)| NormUsedJson::new(id, dated)).collect(),
                plans: (carried.iter().zip(facts).enumerate())
                    .map(|(at, (plan, one))| {
                        let names = Names { texts: &self.texts, draft: &plan.draft, norms: None };
                        path_json(one, facts.first().filter(|_| at > 0), &names)
                    })
                    .collect(),
            };
            Some(json_text(&json))
        })?;
        Ok(exit::OK)
    }
}
