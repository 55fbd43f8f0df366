//! The law of a call: the norms in their layers, the day, and what the user makes of the rules.

use super::exit;
use super::session::{Failure, Session};
use crate::draft::Draft;
use crate::input::{Case, left_out_like, province_class, read_norms, shipped_norms};
use crate::model::{Grade, nearest};
use crate::norms::Norms;
use crate::report::Provenance;
use crate::rules::Code;
use crate::rules::law::{Circumstances, Law, Setting};
use crate::scenario::Plan;
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;

/// How a plan is judged.
#[derive(Debug, Default, Args)]
#[allow(missing_docs, reason = "the texts of the options are in the locales")]
pub struct LawArgs {
    #[arg(long, value_name = "DIR")]
    pub norms: Option<PathBuf>,
    #[arg(long = "rule", value_name = "CODE=off|note|warning|breach")]
    pub rules: Vec<String>,
}

impl Session<'_> {
    /// The norms that judge a case: those that ship, a province's own over them, the case's own over both.
    pub fn pack(&self, case: &Case, args: &LawArgs) -> Result<Norms, Failure> {
        let mut norms = shipped_norms();
        if let Some(dir) = &args.norms {
            norms = norms.overlaid(read_norms(dir).map_err(|problems| Failure::faults(&problems, &self.texts))?);
        }
        Ok(norms.overlaid(case.own_norms.clone()))
    }

    /// Where the figures of an evaluation come from, the layers of its law among it.
    pub fn judged_provenance(
        &self,
        case: &Case,
        args: &LawArgs,
        last_day: Option<Date>,
        of_plans: Option<Grade>,
    ) -> Provenance {
        let mut layers = vec![self.texts.say("norms-shipped", &[])];
        layers.extend(args.norms.iter().map(|dir| dir.display().to_string()));
        if !case.own_norms.all().is_empty() {
            layers.push(self.texts.say("norms-of-case", &[]));
        }
        let provenance = self.provenance(case, last_day, of_plans);
        let norms = provenance.as_of.is_some().then(|| layers.join(" + "));
        Provenance { norms, ..provenance }
    }

    /// The day whose law judges: that of `--as-of`, else of the last step, else the reporting date.
    pub fn law_day(&self, case: &Case, last_day: Option<Date>) -> Option<Date> {
        self.options.as_of.or(last_day).or(case.info.as_of)
    }

    /// What the law asks of a case and its plans beside the tables.
    pub fn circumstances(&self, case: &Case, plans: &[Plan], args: &LawArgs) -> Result<Circumstances, Failure> {
        let mut circumstances = Circumstances {
            province: Circumstances::classes(case.info.province_class.as_deref().and_then(province_class)),
            settings: case.info.rules.clone(),
            target: plans.iter().rev().find_map(|plan| plan.target.clone()).or_else(|| case.info.target.clone()),
        };
        for text in &args.rules {
            let (code, setting) = self.rule(text)?;
            circumstances.settings.0.insert(code, setting);
        }
        Ok(circumstances)
    }

    /// The law of a day for a case and a plan; none: no day is known.
    pub fn law<'n>(
        &self,
        norms: &'n Norms,
        day: Option<Date>,
        case: &Case,
        plans: &[Plan],
        args: &LawArgs,
    ) -> Result<Option<Law<'n>>, Failure> {
        let circumstances = self.circumstances(case, plans, args)?;
        Ok(day.map(|day| Law::new(norms.at(day), &case.organisation, circumstances)))
    }

    /// Refuses a target of a plan that leaves out what is neither a body, one that the plan makes among them, nor a kind.
    pub fn require_left_out(&self, plans: &[Plan], draft: &Draft<'_>) -> Result<(), Failure> {
        let organisation = draft.baseline().organisation();
        let known = |word: &str| match word.strip_prefix("kind:") {
            Some(kind) => organisation.find_kind(kind).is_some(),
            None => draft.find(word).is_some(),
        };
        for word in plans.iter().filter_map(|plan| plan.target.as_ref()).flat_map(|target| &target.without) {
            if !known(word) {
                let text = self.with_near("no-left-out", word, &left_out_like(word, organisation));
                return Err(Failure { code: exit::FAULTS, text });
            }
        }
        Ok(())
    }

    /// A rule and its setting, such as `twin-units=off`.
    fn rule(&self, text: &str) -> Result<(Code, Setting), Failure> {
        let (word, setting) = text.split_once('=').unwrap_or((text, ""));
        let Some(code) = Code::from_word(word.trim()) else {
            let near = nearest(word, Code::ALL.iter().map(|code| code.word()));
            return Err(Failure::usage(self.with_near("no-rule", word, &near)));
        };
        match Setting::from_word(setting.trim()) {
            Some(setting) => Ok((code, setting)),
            None => Err(Failure::usage(self.with_near("no-setting", text, &[]))),
        }
    }
}
