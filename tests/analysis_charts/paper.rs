//! Charts on paper: every word is on the page and covers no other, nothing is lost where a drawing goes on on another
//! page, and the same chart makes the same bytes.

use std::collections::BTreeSet;
use tinhgon::chart::{Cell, Chart, Dumbbell, Heat, Mark, Multiples, Parallel, Point, Scatter, Series, Shape, Ticks};
use tinhgon::output::draw::{Drawn, Page, Paper, Rect, draw, draw_in_text};
use tinhgon::report::{Lang, Table, Texts};

/// Draws a chart on every paper and holds the pages against what must be true of them; those on A4.
pub fn check(chart: &Chart, texts: &Texts) -> Vec<Page> {
    let mut drawn = Vec::new();
    for paper in [Paper::A3, Paper::Slide, Paper::A4] {
        drawn = draw(chart, paper, texts).unwrap();
        for (number, page) in drawn.iter().enumerate() {
            let (width, height) = page.paper.size();
            let sheet = Rect::new(0, 0, width as i32, height as i32);
            let place = format!("{} on {paper:?}, page {}", chart.word, number + 1);
            let texts: Vec<(&Rect, &String)> = page
                .drawn
                .iter()
                .filter_map(|drawn| match drawn {
                    Drawn::Text(at, text) => Some((at, text)),
                    Drawn::Box(_) => None,
                })
                .collect();
            for (at, (rect, text)) in texts.iter().enumerate() {
                assert!(sheet.contains(rect), "{place}: “{text}” leaves the page: {rect:?}");
                for (other, words) in &texts[at + 1..] {
                    // A line is as high as its letters with all their marks; lines touch by less than that.
                    assert!(!trimmed(rect).overlaps(&trimmed(other)), "{place}: “{text}” covers “{words}”");
                }
            }
        }
    }
    let again = draw(chart, Paper::A4, texts).unwrap();
    assert!(drawn.iter().zip(&again).all(|(page, again)| page.svg == again.svg));
    drawn
}

fn trimmed(rect: &Rect) -> Rect {
    Rect::new(rect.left + 1, rect.top + 1, rect.width - 2, rect.height - 2)
}

fn chart(shape: Shape) -> Chart {
    Chart {
        word: "tried",
        title: "Biểu đồ thử".to_owned(),
        subtitle: "Tỉnh Kon Tum. Hiện trạng".to_owned(),
        unit: "Đơn vị tính: nhiệm vụ".to_owned(),
        notes: vec!["Số liệu đến ngày 28/02/2025".to_owned()],
        alt: "Thử".to_owned(),
        shape,
        data: Table::default(),
    }
}

/// Every text on some pages.
fn words(pages: &[Page]) -> BTreeSet<String> {
    let words = pages.iter().flat_map(|page| &page.drawn).filter_map(|drawn| match drawn {
        Drawn::Text(_, text) => Some(text.clone()),
        Drawn::Box(_) => None,
    });
    words.collect()
}

const LONG: &str = "Sở Nông nghiệp và Môi trường, Ban Quản lý Khu kinh tế tỉnh và Công an tỉnh";

#[test]
fn a_matrix_too_large_for_a_page_goes_on_with_its_headings() {
    let texts = Texts::new(Lang::Vi);
    let names =
        |letter: char| (0..70).map(move |at| format!("{letter}{at}. {}", if at % 3 == 0 { LONG } else { "Sở" }));
    let mark = |row: usize, column: usize| match (row + column) % 5 {
        0 => Some(Mark::Lead),
        1 => Some(Mark::SeveralLeads),
        2 => Some(Mark::Coordinates),
        3 => Some(Mark::Gap),
        _ => None,
    };
    let cell = |row: usize, column: usize| Cell { value: (row * column % 400) as i64, mark: mark(row, column) };
    let heat = Heat {
        rows: names('R').collect(),
        columns: names('C').collect(),
        cells: (0..70).map(|row| (0..70).map(|column| cell(row, column)).collect()).collect(),
        marks: vec![(Mark::Lead, "Chủ trì".to_owned()), (Mark::Gap, "Bỏ trống".to_owned())],
        ..Heat::default()
    };
    let pages = check(&chart(Shape::Heat(heat)), &texts);
    assert!(pages.len() > 4);
    let words = words(&pages);
    for at in 0..70 {
        for letter in ['R', 'C'] {
            assert!(words.iter().any(|word| word.starts_with(&format!("{letter}{at}."))), "{letter}{at} is lost");
        }
    }
}

#[test]
fn what_levels_share_is_hatched_and_not_shaded() {
    let texts = Texts::new(Lang::Vi);
    let names: Vec<String> = ["Sở Nội vụ", "UBND cấp xã", LONG].map(str::to_owned).to_vec();
    let cell = |value: i64, across: bool| Cell { value, mark: across.then_some(Mark::AcrossTiers) };
    let heat = |across: bool| Heat {
        rows: names.clone(),
        columns: names.clone(),
        cells: vec![
            vec![Cell::default(), cell(12, across), cell(3, false)],
            vec![cell(12, across), Cell::default(), cell(1, false)],
            vec![cell(3, false), cell(1, false), Cell::default()],
        ],
        shade_name: "Số nhiệm vụ cùng chủ trì".to_owned(),
        marks: vec![(Mark::AcrossTiers, "Giữa hai cấp".to_owned())],
        ..Heat::default()
    };
    let fills = |across: bool| {
        let pages = check(&chart(Shape::Heat(heat(across))), &texts);
        // The full shade: that of the legend, and of both cells unless they are hatched.
        pages[0].svg.matches("fill=\"#66AAD0\" stroke=\"none\"").count()
    };
    assert_eq!(fills(false), fills(true) + 2);
}

#[test]
fn a_table_with_long_cells_wraps_them_and_repeats_its_heading() {
    let texts = Texts::new(Lang::Vi);
    let row = |at: usize| -> Vec<String> {
        vec![format!("Chỉ tiêu {at} {LONG}"), "12 ✓".to_owned(), LONG.repeat(3), "✗".to_owned(), String::new()]
    };
    let ticks = Ticks {
        columns: ["Chỉ tiêu", "PA 1", "PA 2", "PA 3", "PA 4"].map(str::to_owned).to_vec(),
        rows: (0..30).map(row).collect(),
        groups: vec![0, 12],
        goes_on: "(tiếp)".to_owned(),
        ..Ticks::default()
    };
    let pages = check(&chart(Shape::Ticks(ticks)), &texts);
    assert!(pages.len() > 1);
    let goes_on = |page: &Page| words(std::slice::from_ref(page)).iter().any(|word| word.ends_with("(tiếp)"));
    assert!(!goes_on(&pages[0]) && pages[1..].iter().any(goes_on), "a page within a group says which");
    assert!(pages.iter().all(|page| words(std::slice::from_ref(page)).contains("PA 2")));
    assert!((0..30).all(|at| words(&pages).iter().any(|word| word.starts_with(&format!("Chỉ tiêu {at} ")))));
}

#[test]
fn a_group_stays_whole_where_that_takes_no_more_pages() {
    let texts = Texts::new(Lang::Vi);
    let row = |at: usize| vec![format!("Dòng {at}"), "1".to_owned(), "2".to_owned()];
    let ticks = Ticks {
        columns: ["Chỉ tiêu", "PA 1", "PA 2"].map(str::to_owned).to_vec(),
        rows: (0..14).map(row).collect(),
        groups: vec![0, 8],
        goes_on: "(tiếp)".to_owned(),
        ..Ticks::default()
    };
    let pages = draw(&chart(Shape::Ticks(ticks)), Paper::Slide, &texts).unwrap();
    assert_eq!(pages.len(), 2);
    let second = words(&pages[1..]);
    assert!(second.contains("Dòng 8") && !second.contains("Dòng 7"), "{second:?}");
}

#[test]
fn a_row_higher_than_a_slide_is_set_in_smaller_letters() {
    let texts = Texts::new(Lang::En);
    let cells = |words: String| vec!["Who decides".to_owned(), "–".to_owned(), words.clone(), words.clone(), words];
    let ticks = Ticks {
        columns: ["Figure", "Now", "Option 1", "Option 2", "Option 3"].map(str::to_owned).to_vec(),
        rows: vec![cells("12".to_owned()), cells("Chair of the Provincial People's Committee; ".repeat(10))],
        ..Ticks::default()
    };
    let chart = chart(Shape::Ticks(ticks));
    check(&chart, &texts);
    assert!(draw(&chart, Paper::Slide, &texts).unwrap().iter().all(|page| page.paper == Paper::FineSlide));
}

#[test]
fn long_headings_give_way_to_short_ones_that_are_explained_before_the_table() {
    let texts = Texts::new(Lang::Vi);
    let long = |at: usize| format!("PA {at}: {LONG} {LONG}");
    let ticks = Ticks {
        columns: std::iter::once("Chỉ tiêu".to_owned()).chain((1..=4).map(long)).collect(),
        short: ["Chỉ tiêu", "PA 1", "PA 2", "PA 3", "PA 4"].map(str::to_owned).to_vec(),
        legend: (1..=4).map(long).collect(),
        rows: (0..6).map(|at| vec![format!("Dòng {at}"), "1".into(), "2 ✓".into(), "3".into(), "4".into()]).collect(),
        ..Ticks::default()
    };
    let table = chart(Shape::Ticks(ticks));
    let pages = draw_in_text(&table, false, &texts).unwrap();
    assert_eq!(pages.len(), 1, "one picture holds six rows");
    let drawn = words(&pages);
    assert!((1..=4).all(|at| drawn.contains(&format!("PA {at}"))));
    assert!((1..=4).all(|at| drawn.iter().any(|word| word.starts_with(&format!("PA {at}: ")))));
}

#[test]
fn unknown_values_are_written_and_leave_gaps() {
    let texts = Texts::new(Lang::Vi);
    let values = |at: i64| vec![Some(at * 1_000_000), None, Some(-at), Some(0), Some(at), None, Some(7), Some(at)];
    let series = |at: i64| Series { name: format!("{at}. {LONG}"), values: values(at) };
    let options: Vec<String> = (1..=8).map(|at| format!("PA {at}")).collect();
    let multiples =
        Multiples { options: options.clone(), figures: (0..30).map(series).collect(), best: vec![vec![2]; 30] };
    let pages = check(&chart(Shape::Multiples(multiples)), &texts);
    assert!(words(&pages).contains("chưa rõ"));
    let axes = (0..8).map(|at| (format!("{at}. {LONG}"), 0, 1_000_000 * (at + 1))).collect();
    let options = options.into_iter().enumerate().map(|(at, name)| Series { name, values: values(at as i64) });
    let pages = check(&chart(Shape::Parallel(Parallel { axes, options: options.collect() })), &texts);
    assert!((1..=8).all(|at| words(&pages).contains(&format!("PA {at}"))));
    let dumbbell = Dumbbell {
        categories: (0..90).map(|at| format!("{at}. {}", if at % 7 == 0 { LONG } else { "Đất đai" })).collect(),
        before: (0..90).map(|at| (at % 5 > 0).then_some(100 + at * 3)).collect(),
        after: (0..90).map(|at| (at % 4 > 0).then_some(100 + at * 2)).collect(),
        sides: ["Trước sắp xếp".to_owned(), "Sau sắp xếp".to_owned()],
    };
    let pages = check(&chart(Shape::Dumbbell(dumbbell)), &texts);
    assert!((0..90).all(|at| words(&pages).iter().any(|word| word.starts_with(&format!("{at}. ")))));
}

#[test]
fn options_that_lie_close_together_keep_names_that_can_be_read() {
    let texts = Texts::new(Lang::Vi);
    let point =
        |at: i64| Point { name: format!("PA {at}"), across: 1000 + at % 4, up: 50 + at / 6, marked: at % 3 == 0 };
    let mut points: Vec<Point> = (0..14).map(point).collect();
    points.push(Point { name: "PA 20".to_owned(), across: 90_000, up: 4_000, marked: false });
    let scatter = Scatter {
        across: LONG.to_owned(),
        up: LONG.to_owned(),
        points,
        marked_name: "Cân đối".to_owned(),
        other_name: "Khác".to_owned(),
    };
    let pages = check(&chart(Shape::Scatter(scatter)), &texts);
    let words: Vec<String> =
        words(&pages).into_iter().flat_map(|text| text.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!((0..14).all(|at| words.contains(&format!("PA {at}"))), "{words:?}");
}

#[test]
fn a_chart_of_nothing_is_an_empty_page() {
    let texts = Texts::new(Lang::En);
    for shape in [
        Shape::Heat(Heat::default()),
        Shape::Ticks(Ticks::default()),
        Shape::Dumbbell(Dumbbell::default()),
        Shape::Multiples(Multiples::default()),
        Shape::Scatter(Scatter::default()),
        Shape::Parallel(Parallel::default()),
    ] {
        assert_eq!(check(&chart(shape), &texts).len(), 1);
    }
}
