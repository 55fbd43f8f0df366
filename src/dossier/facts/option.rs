//! One option: its figures before and after, and everything else that the other files of this room say of it.

use super::{bodies, ended, findings, leaders, money, papers, steps, tasks, wording};
use crate::dossier::annexes::review::{Standing, standings};
use crate::dossier::filters::count;
use crate::evaluate::{CLASS_MEASURES, Evaluation, Figure};
use crate::model::{Category, Count};
use crate::report::{
    EFFECTS, Names, Studied, Study, Texts, change, class_names, date_text, figure_name, grade_text, percent,
};
use minijinja::{Value, context};

/// An option as templates see it.
pub fn value(study: &Study<'_>, option: &Studied<'_>, texts: &Texts) -> Value {
    let names = option.names(study, texts);
    let position = study.options.iter().position(|one| std::ptr::eq(one, option)).map_or(1, |at| at + 1);
    let handed = bodies::handed(option, &names);
    let above = tasks::decided_above(option);
    context! {
        position => position,
        id => option.plan.id.clone(),
        name => option.plan.name.clone(),
        basis => option.plan.basis.clone().unwrap_or_default(),
        bases => option.bases.clone(),
        papers => papers::of_plans(option),
        day => option.last_day.map(|day| date_text(day, texts)).unwrap_or_default(),
        grade => grade_text(option.provenance.grade, texts),
        figure => figures(&option.evaluation, &names),
        changes => changed(&option.evaluation, &names),
        classes => classes(&option.evaluation, &names),
        staff => staff(&option.evaluation, &names),
        posts_name => wording::posts_name(&option.evaluation.before, &names),
        bodies => bodies::after(study, option, &names),
        kinds => bodies::many(study, option, &names),
        ended => ended::ended(study, option, &names),
        acts => ended::acts(option, &names),
        ways => tasks::ways(option, &names),
        taken => tasks::taken(option, &names, &above, false),
        taken_own => tasks::taken(option, &names, &above, true),
        tasks_carried_on => wording::whole(tasks::carried_on(option)),
        tasks_left => wording::whole(tasks::left(option)),
        tasks_earlier => wording::whole(tasks::earlier(option)),
        earlier => option.earlier(),
        handed => handed,
        documents => documents(study, option),
        findings => findings::value(option, &names),
        leaders => leaders::value(option, &names),
        money => money::value(option),
        leavers => money::leavers(study, option),
        several_days => steps::on_several_days(option),
        steps => steps::roadmap(option, &names),
        deciders => steps::deciders(option),
        beyond => steps::beyond(option, &names),
        law => papers::law(study, option, texts),
    }
}

/// The documents touched: those that nobody has to review by the reason, and those that are left to review.
fn documents(study: &Study<'_>, option: &Studied<'_>) -> Value {
    let standings = standings(study, option);
    let of = |standing: Standing| i64::try_from(standings.iter().filter(|one| one.1 == standing).count()).ok();
    let idle = Standing::IDLE.into_iter().map(|standing| (standing.word(), count(of(standing))));
    Value::from_pairs(idle.chain([("to_review", count(of(Standing::Open)))]))
}

/// Before, after and change.
fn pair(name: String, before: Count, after: Count) -> Value {
    let change = change(before, after);
    context! {
        name => name,
        before => count(before),
        after => count(after),
        change => count(change),
        percent => count(percent(change, before)),
    }
}

/// The figures by their stable words.
fn figures(evaluation: &Evaluation, names: &Names<'_, '_>) -> Value {
    Value::from_pairs(Figure::ALL.iter().map(|figure| {
        let (before, after) = (evaluation.before.get(*figure), evaluation.after.get(*figure));
        (figure.word(), pair(figure_name(*figure, names), before, after))
    }))
}

/// The figures that differ, in their order; those that only a plan moves have no before and are not among them.
fn changed(evaluation: &Evaluation, names: &Names<'_, '_>) -> Vec<Value> {
    let figures = Figure::ALL.iter().copied().filter(|figure| !EFFECTS.contains(figure));
    let sides = figures.map(|figure| (figure, evaluation.before.get(figure), evaluation.after.get(figure)));
    let differing = sides.filter(|(_, before, after)| before != after);
    differing.map(|(figure, before, after)| pair(figure_name(figure, names), before, after)).collect()
}

/// Bodies, heads and deputies by class; a class without anything on both sides is left out.
fn classes(evaluation: &Evaluation, names: &Names<'_, '_>) -> Vec<Value> {
    let labels = class_names(names.draft.baseline().organisation(), names.texts);
    let rows = evaluation.before.by_class.iter().zip(&evaluation.after.by_class).zip(labels.iter());
    let filled = rows.filter(|((before, after), _)| (before[0], after[0]) != (Some(0), Some(0)));
    let value =
        |((before, after), label): ((&[Count; CLASS_MEASURES.len()], &[Count; CLASS_MEASURES.len()]), &String)| {
            let [bodies, heads, deputies] = [0, 1, 2].map(|at| pair(label.clone(), before[at], after[at]));
            context! { name => label.clone(), bodies => bodies, heads => heads, deputies => deputies }
        };
    filled.map(value).collect()
}

/// Posts and people by category, of those categories of which there is anything.
fn staff(evaluation: &Evaluation, names: &Names<'_, '_>) -> Vec<Value> {
    let rows = evaluation.before.by_category.iter().zip(&evaluation.after.by_category);
    let of = Category::ALL.iter().zip(rows);
    let filled = of.filter(|(_, (before, after))| (0..2).any(|at| (before[at], after[at]) != (Some(0), Some(0))));
    let value = |(category, (before, after)): (&Category, (&[Count; 6], &[Count; 6]))| {
        let name = names.category(*category);
        context! {
            name => name.clone(),
            quota => pair(name.clone(), before[0], after[0]),
            filled => pair(name, before[1], after[1]),
        }
    };
    filled.map(value).collect()
}
