//! Charts: their pages as SVG, with ids that are theirs alone, and their data as a table to be opened.

use super::{HtmlFault, table};
use crate::chart::Chart;
use crate::dossier::{Annex, MOST_ROWS};
use crate::output::draw::{draw_in_text, escaped, too_long};
use crate::report::Texts;

/// The words of charts that show one apparatus in several states, with the key of what each state is called.
const STATES: [(&str, &str); 3] = [
    ("organisation-before", "page-state-before"),
    ("organisation-after", "page-state-after"),
    ("organisation-change", "page-state-change"),
];

/// The place of the state that a chart shows; none: it is no chart of a state.
pub fn state(chart: &Chart) -> Option<usize> {
    STATES.iter().position(|(word, _)| *word == chart.word)
}

/// The charts that stand in one place with a chart of a state, in the order of the switch: those of the same option, and
/// the state before, which is that of every option.
pub fn states_of<'c>(chart: &'c Chart, all: &[&'c Chart]) -> Vec<&'c Chart> {
    let after = |chart: &Chart| state(chart) > Some(0);
    let option = if after(chart) { Some(chart) } else { all.iter().copied().find(|chart| after(chart)) };
    let same = |other: &Chart| !after(other) || option.is_some_and(|option| other.subtitle == option.subtitle);
    let of = |place| all.iter().copied().find(|other| state(other) == Some(place) && same(other));
    (0..STATES.len()).filter_map(of).collect()
}

/// Writes charts that stand in one place; `number` tells the first apart on the page. All are shown where there is no
/// script; it shows one, and the switch.
pub fn write(charts: &[&Chart], number: usize, across: bool, texts: &Texts, out: &mut String) -> Result<(), HtmlFault> {
    let [chart] = charts else {
        out.push_str("<div class=\"states\">\n");
        let label = escaped(&texts.say("page-states", &[]));
        out.push_str(&format!("<div class=\"switch\" role=\"group\" aria-label=\"{label}\" hidden>\n"));
        for (at, chart) in charts.iter().enumerate() {
            let name = state(chart).map_or_else(|| chart.title.clone(), |place| texts.say(STATES[place].1, &[]));
            let id = number + at;
            out.push_str(&format!(
                "<button type=\"button\" aria-pressed=\"false\" aria-controls=\"chart-{id}\">{}</button>\n",
                escaped(&name)
            ));
        }
        out.push_str("</div>\n");
        for (at, chart) in charts.iter().enumerate() {
            figure(chart, number + at, true, texts, out)?;
        }
        out.push_str("</div>\n");
        return Ok(());
    };
    figure(chart, number, across, texts, out)
}

fn figure(chart: &Chart, number: usize, across: bool, texts: &Texts, out: &mut String) -> Result<(), HtmlFault> {
    let title = escaped(&format!("{}. {}", chart.title, chart.subtitle));
    // A drawing as wide as a page lies across on paper, so that its words keep their size.
    let class = if across { "chart across" } else { "chart" };
    out.push_str(&format!("<figure id=\"chart-{number}\" class=\"{class}\">\n"));
    out.push_str(&format!("<div class=\"wide\" role=\"region\" aria-label=\"{title}\" tabindex=\"0\">\n"));
    let pages = draw_in_text(chart, across, texts)?;
    match too_long(&pages, texts) {
        Some(instead) => out.push_str(&format!("<p class=\"note\">{title}. {}</p>\n", escaped(&instead))),
        None => pages.iter().for_each(|page| out.push_str(&alone(&page.svg, number))),
    }
    out.push_str("</div>\n");
    // The drawing bears title, subtitle and notes; whoever cannot see it hears them here.
    out.push_str(&format!("<figcaption class=\"unseen\">{title}</figcaption>\n"));
    if chart.data.rows.len() > MOST_ROWS {
        let left = texts.say("page-data-left", &[("rows", texts.number(chart.data.rows.len() as i64))]);
        out.push_str(&format!("<p class=\"note\">{}</p>\n", escaped(&left)));
    } else if !chart.data.rows.is_empty() {
        let summary = escaped(&texts.say("page-data", &[]));
        out.push_str(&format!("<details>\n<summary>{summary}<span class=\"unseen\">: {title}</span></summary>\n"));
        // Charts of several states and options have one title, and are told apart by what stands under it.
        let title = format!("{}. {}", chart.title, chart.subtitle);
        let data = Annex { title, ..Annex::of_chart(chart) };
        table::write(&data, &format!("data-{number}"), texts, out);
        out.push_str("</details>\n");
    }
    out.push_str("</figure>\n");
    Ok(())
}

/// An SVG as a part of a page: without the head of a file, its ids and what points to them marked as those of one
/// chart, because two charts of one sort on a page would share them.
fn alone(svg: &str, number: usize) -> String {
    let drawing = svg.find("<svg").map_or(svg, |start| &svg[start..]);
    let mark = format!("c{number}-");
    let mut pieces = drawing.split(" aria-labelledby=\"");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (names, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let names: Vec<String> = names.split_whitespace().map(|name| format!("{mark}{name}")).collect();
        out.push_str(&format!(" aria-labelledby=\"{}\"{rest}", names.join(" ")));
    }
    out.replace(" id=\"", &format!(" id=\"{mark}")).replace("url(#", &format!("url(#{mark}"))
}

#[cfg(test)]
mod tests {
    use super::alone;

    #[test]
    fn ids_of_a_drawing_are_those_of_its_chart() {
        let svg = "<?xml?>\n<svg role=\"img\" aria-labelledby=\"a-title a-desc\"><title id=\"a-title\">A</title></svg>";
        let expected =
            "<svg role=\"img\" aria-labelledby=\"c2-a-title c2-a-desc\"><title id=\"c2-a-title\">A</title></svg>";
        assert_eq!(alone(svg, 2), expected);
    }
}
