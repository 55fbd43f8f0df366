//! Charts that analyse and compare: the numbers drawn are those of the evaluation, the order depends on nothing but the
//! numbers, and no word leaves the page or covers another.

#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

#[path = "analysis_charts/paper.rs"]
mod paper;
#[path = "analysis_charts/study.rs"]
mod study;

use std::collections::{BTreeMap, BTreeSet};
use study::kon_tum;
use tinhgon::chart::{Chart, Heat, Maker, Mark, Shape};
use tinhgon::evaluate::{Figure, Indicators};
use tinhgon::report::{Cell, Lang, Study, Texts};

/// Plans with several leads mended in different ways, and one that ends a whole tier.
const PLANS: [&str; 4] = ["departments-2025-03", "kkt-ve-cac-so", "kkt-giu-nguyen", "bo-cap-huyen"];

fn charts(word: &str, study: &Study<'_>) -> Vec<Chart> {
    Maker::find(word).unwrap().charts(study, &Texts::new(Lang::Vi)).unwrap()
}

fn heat(chart: &Chart) -> &Heat {
    let Shape::Heat(heat) = &chart.shape else { panic!("{} is no matrix", chart.word) };
    heat
}

/// The indicators of each state, in the order of the charts of states.
fn states<'s>(study: &'s Study<'_>) -> Vec<&'s Indicators> {
    std::iter::once(study.indicators()).chain(study.options.iter().map(|option| &option.evaluation.after)).collect()
}

#[test]
fn the_matrix_of_leads_counts_what_the_evaluation_counts() {
    kon_tum(&PLANS[2..], |study| {
        let charts = charts("leads", study);
        assert_eq!(charts.len(), 3);
        for (chart, figures) in charts.iter().zip(states(study)) {
            let heat = heat(chart);
            let figure = |figure| figures.get(figure).unwrap();
            let total = &heat.cells[heat.sum_rows[0]];
            assert_eq!(total[0].value, figure(Figure::Tasks) - figure(Figure::TasksSupport));
            let several = heat.columns.iter().position(|name| name == "Nhiều cơ quan cùng chủ trì").unwrap();
            assert_eq!(total[several].value, figure(Figure::TasksWithSeveralLeads));
            for at in 0..heat.columns.len() {
                let rows = heat.cells.iter().take(heat.sum_rows[0]).map(|row| row[at]);
                let leads = rows.filter(|cell| cell.mark != Some(Mark::Coordinates)).map(|cell| cell.value);
                assert_eq!(leads.sum::<i64>(), total[at].value, "{}", heat.columns[at]);
            }
        }
    });
}

#[test]
fn a_field_with_several_leads_bears_the_mark_of_it_and_no_other_does() {
    kon_tum(&[], |study| {
        let charts = charts("leads", study);
        let heat = heat(&charts[0]);
        let several = heat.columns.iter().position(|name| name == "Nhiều cơ quan cùng chủ trì").unwrap();
        for (name, row) in heat.rows.iter().zip(&heat.cells).take(heat.sum_rows[0]) {
            let marked = row.iter().filter(|cell| cell.mark == Some(Mark::SeveralLeads)).count();
            assert_eq!(row[several].value > 0, marked > 1, "{name}");
        }
    });
}

#[test]
fn a_task_that_nobody_leads_is_crossed() {
    // This plan ends the districts and gives their work to nobody.
    kon_tum(&["bo-cap-huyen-chua-giao-viec"], |study| {
        let charts = charts("leads", study);
        assert!(heat(&charts[0]).cells.iter().flatten().all(|cell| cell.mark != Some(Mark::Gap)));
        let after = heat(&charts[1]);
        let gaps: i64 =
            after.cells.iter().flatten().filter(|cell| cell.mark == Some(Mark::Gap)).map(|cell| cell.value).sum();
        let figure = |figure| study.options[0].evaluation.after.get(figure).unwrap();
        assert!(gaps > 0);
        assert_eq!(gaps, figure(Figure::TasksWithoutLead) + figure(Figure::TasksPartlyLed));
    });
}

#[test]
fn agencies_share_in_the_matrix_what_the_measure_of_overlap_says() {
    kon_tum(&["bo-cap-huyen"], |study| {
        let charts = charts("overlap", study);
        let states = [&study.before, &study.options[0].after];
        for (at, chart) in charts.iter().enumerate() {
            let heat = heat(chart);
            let state = states[at % 2];
            let count = |both: u32, interfaces: u32| i64::from(if at < 2 { both } else { interfaces });
            let mut expected: BTreeMap<(String, String), i64> = BTreeMap::new();
            for pair in &state.overlap.pairs {
                let name = |body| state.draft.name(body).to_owned();
                for (a, b) in [(pair.a, pair.b), (pair.b, pair.a)] {
                    expected.insert((name(a), name(b)), count(pair.both_lead, pair.interfaces));
                }
            }
            let mut compared = 0;
            for (row, cells) in heat.rows.iter().zip(&heat.cells) {
                for (column, cell) in heat.columns.iter().zip(cells) {
                    // Kinds joined have no pair of their own.
                    if !row.contains("cấp") && !column.contains("cấp") {
                        let expected = expected.get(&(row.clone(), column.clone())).copied().unwrap_or(0);
                        assert_eq!(cell.value, expected, "{row} – {column}");
                        compared += 1;
                    }
                }
            }
            assert!(compared > 100);
        }
    });
}

#[test]
fn the_order_of_agencies_is_a_permutation_of_those_that_share_and_always_the_same() {
    kon_tum(&["kkt-ve-cac-so"], |study| {
        let (once, again) = (charts("overlap", study), charts("overlap", study));
        for (chart, again) in once.iter().zip(&again) {
            let heat = heat(chart);
            assert_eq!(heat.rows, heat.columns);
            assert_eq!(heat.rows.iter().collect::<BTreeSet<_>>().len(), heat.rows.len());
            assert!(heat.cells.iter().all(|row| row.iter().any(|cell| cell.value > 0)));
            for (a, row) in heat.cells.iter().enumerate() {
                assert_eq!(row[a].value, 0);
                assert!(row.iter().enumerate().all(|(b, cell)| *cell == heat.cells[b][a]));
            }
            assert_eq!(format!("{chart:?}"), format!("{again:?}"));
        }
    });
}

#[test]
fn fragmentation_is_drawn_as_it_is_measured_and_only_fields_of_one_lead_are_left_out() {
    kon_tum(&["kkt-ve-cac-so"], |study| {
        let charts = charts("fragmentation", study);
        let Shape::Dumbbell(dumbbell) = &charts[0].shape else { panic!("it is no dumbbell") };
        let fields = study.organisation().fields();
        let of = |overlap: &tinhgon::overlap::Overlap, name: &str| {
            let found = overlap.fields.iter().find(|field| fields[field.field.at()] == name);
            found.map(|field| field.spread.effective_leads_hundredths())
        };
        for (at, name) in dumbbell.categories.iter().enumerate() {
            assert_eq!(dumbbell.before[at], of(&study.before.overlap, name), "{name}");
            assert_eq!(dumbbell.after[at], of(&study.options[0].after.overlap, name), "{name}");
        }
        let two = |values: &[Option<i64>]| values.iter().filter(|value| **value >= Some(200)).count() as i64;
        assert_eq!(study.indicators().get(Figure::FieldsFragmented), Some(two(&dumbbell.before)));
        let after = &study.options[0].evaluation.after;
        assert_eq!(after.get(Figure::FieldsFragmented), Some(two(&dumbbell.after)));
    });
}

#[test]
fn the_table_of_options_says_the_figures_and_ticks_the_best() {
    kon_tum(&PLANS, |study| {
        let charts = charts("options", study);
        let Shape::Ticks(ticks) = &charts[0].shape else { panic!("it is no table") };
        let row = |name: &str| ticks.rows.iter().find(|row| row[0] == name).unwrap();
        let texts = Texts::new(Lang::Vi);
        for (figure, name) in [
            (Figure::Agencies, "Số đầu mối cơ quan, tổ chức"),
            (Figure::TasksWithSeveralLeads, "Số nhiệm vụ nhiều cơ quan cùng chủ trì"),
            (Figure::PeopleMoved, "Số người chuyển sang cơ quan, đơn vị khác"),
        ] {
            let values = study.options.iter().map(|option| option.evaluation.after.get(figure).unwrap());
            let values: Vec<i64> = values.collect();
            let best = *values.iter().min().unwrap();
            for (value, cell) in values.iter().zip(&row(name)[2..]) {
                let tick = if *value == best { " ✓" } else { "" };
                assert_eq!(*cell, format!("{}{tick}", texts.number(*value)), "{name}");
            }
        }
        // The forecast is not there: what it would say is unknown, never 0.
        assert!(row("Số cấp phó dôi dư so với quy định")[2..].iter().all(|cell| cell == "chưa rõ"));
        let decides = row("Thẩm quyền quyết định");
        assert!(decides[3].starts_with("Thủ tướng Chính phủ;"), "{decides:?}");
        assert!(decides[2..].iter().all(|cell| cell.contains("Hội đồng nhân dân tỉnh")), "{decides:?}");
    });
}

#[test]
fn options_that_no_other_beats_are_marked_and_no_others() {
    kon_tum(&PLANS, |study| {
        let charts = charts("balanced", study);
        let Shape::Scatter(scatter) = &charts[0].shape else { panic!("it is no plane") };
        let beaten = |at: usize| {
            let own = &scatter.points[at];
            scatter.points.iter().any(|other| {
                (other.across, other.up) != (own.across, own.up) && other.across <= own.across && other.up <= own.up
            })
        };
        for (at, point) in scatter.points.iter().enumerate() {
            let figure = study.options[at].evaluation.after.get(Figure::PeopleMoved);
            assert_eq!(Some(point.across), figure);
            assert_eq!(point.marked, !beaten(at), "{}", point.name);
        }
    });
}

#[test]
fn shares_of_places_add_up_to_a_hundred_for_every_option() {
    kon_tum(&PLANS, |study| {
        let charts = charts("ranks", study);
        let heat = heat(&charts[0]);
        assert_eq!(heat.rows.len(), PLANS.len());
        for row in &heat.cells {
            assert!((1..=PLANS.len() as i64).contains(&row[0].value));
            assert_eq!(row[1..].iter().map(|cell| cell.value).sum::<i64>(), 100);
        }
        for row in charts[0].data.cells() {
            let share = |cell: &Cell| match cell {
                Cell::Percent { hundredths, .. } => *hundredths,
                _ => 0,
            };
            let sum: i64 = row.iter().map(share).sum();
            assert!((9_998..=10_002).contains(&sum), "{sum}");
        }
    });
}

#[test]
fn small_multiples_and_profiles_hold_one_value_for_each_option() {
    kon_tum(&PLANS, |study| {
        let compare = charts("compare", study);
        let Shape::Multiples(multiples) = &compare[0].shape else { panic!("they are no multiples") };
        assert!(multiples.figures.iter().all(|figure| figure.values.len() == PLANS.len()));
        assert_eq!(multiples.best.len(), multiples.figures.len());
        let profile = charts("profile", study);
        let Shape::Parallel(parallel) = &profile[0].shape else { panic!("they are no axes") };
        for (at, (name, best, worst)) in parallel.axes.iter().enumerate() {
            let values: Vec<i64> = parallel.options.iter().map(|option| option.values[at].unwrap()).collect();
            assert!(values.contains(best) && values.contains(worst) && best != worst, "{name}");
        }
    });
}

#[test]
fn no_word_of_any_chart_leaves_the_page_or_covers_another() {
    kon_tum(&PLANS, |study| {
        for texts in [Lang::Vi, Lang::En].map(Texts::new) {
            for word in ["leads", "overlap", "fragmentation", "options", "compare", "balanced", "profile", "ranks"] {
                for chart in Maker::find(word).unwrap().charts(study, &texts).unwrap() {
                    paper::check(&chart, &texts);
                }
            }
        }
    });
}
