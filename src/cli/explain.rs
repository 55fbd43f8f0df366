//! `explain`: the rows, the formula and the sources behind one figure.

use super::args::{Explain, FormatWord};
use super::exit;
use super::session::{Failure, Session};
use crate::draft::{Baseline, Draft};
use crate::evaluate::{Figure, StatusQuo, indicators};
use crate::explain::explain;
use crate::model::{fold, nearest};
use crate::report::{Names, explanation_report, figure_name, figures_report};

/// Rows that are shown where not all are asked for.
const LISTED: usize = 200;

/// Runs the command.
pub fn run(args: &Explain, decided: bool, session: &mut Session<'_>) -> Result<u8, Failure> {
    let case = session.open(&args.case, decided)?;
    let plans = session.plans(&args.case, &args.choice)?;
    let baseline = Baseline::new(&case.organisation);
    let quo = StatusQuo::new(&baseline);
    let mut draft = Draft::new(&baseline);
    let run = session.carry_out(&mut draft, &plans, &case)?;
    let provenance = session.provenance(&case, run.last_day, run.grade);
    let Some(word) = &args.figure else {
        let values = indicators(&quo, &mut draft);
        let names = Names { texts: &session.texts, draft: &draft, norms: None };
        session.emit(&figures_report(&values, run.plan.as_ref(), provenance, &names), || None)?;
        return Ok(exit::OK);
    };
    let figure = session.figure(word, &draft)?;
    let explanation = explain(&quo, &mut draft, figure);
    let names = Names { texts: &session.texts, draft: &draft, norms: None };
    let whole = session.options.all || session.format() != FormatWord::Text;
    let limit = if whole { usize::MAX } else { LISTED };
    session.emit(&explanation_report(&explanation, run.plan.as_ref(), limit, provenance, &names), || None)?;
    Ok(exit::OK)
}

impl Session<'_> {
    /// A figure by its word or by its name in the language of the call.
    pub fn figure(&self, word: &str, draft: &Draft<'_>) -> Result<Figure, Failure> {
        let names = Names { texts: &self.texts, draft, norms: None };
        let folded = fold(word);
        let found = Figure::from_word(word)
            .or_else(|| Figure::ALL.iter().copied().find(|figure| fold(&figure_name(*figure, &names)) == folded));
        found.ok_or_else(|| {
            let words = || Figure::ALL.iter().map(|figure| figure.word());
            let near = nearest(word, words());
            let near = if near.is_empty() { words().map(str::to_owned).collect() } else { near };
            Failure::usage(self.with_near("no-figure", word, &near))
        })
    }

    /// A figure that is better one way, so that plans can be told apart by it.
    pub fn directed_figure(&self, word: &str, draft: &Draft<'_>) -> Result<Figure, Failure> {
        let figure = self.figure(word, draft)?;
        match figure.better() {
            Some(_) => Ok(figure),
            None => Err(Failure::usage(self.texts.say("figure-without-direction", &[("word", word.to_owned())]))),
        }
    }
}
