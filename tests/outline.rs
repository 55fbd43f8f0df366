//! Trees of boxes on paper: every box is drawn, none meets another, no word leaves its box or the page, and what goes
//! on elsewhere is found there.

#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use proptest::prelude::*;
use std::collections::BTreeMap;
use tinhgon::chart::{BoxChange, Chart, Outline, OutlineBox, Shape};
use tinhgon::output::draw::{Drawn, Page, Paper, Rect, draw};
use tinhgon::report::{Lang, Table, Texts};

/// A chart of a tree. Every box bears a number of its own as the first word of its name.
fn chart(boxes: Vec<OutlineBox>, links: Vec<(usize, usize)>) -> Chart {
    Chart {
        word: "organisation",
        title: "Sơ đồ tổ chức bộ máy".to_owned(),
        subtitle: "Hiện trạng".to_owned(),
        unit: String::new(),
        notes: vec!["Số liệu đến ngày 28/02/2025".to_owned()],
        alt: "Sơ đồ".to_owned(),
        shape: Shape::Outline(Outline { boxes, links, ..Outline::default() }),
        data: Table::default(),
    }
}

fn node(number: usize, above: Option<usize>, words: &str) -> OutlineBox {
    let detail =
        if number.is_multiple_of(3) { vec!["Được giao 45, có mặt 43 người".to_owned()] } else { Vec::new() };
    OutlineBox { above, name: format!("B{number}_ {words}"), detail, ..OutlineBox::default() }
}

/// A box on a page: which one, where, and what it says of where it goes on.
struct Seen {
    page: usize,
    number: usize,
    from: Option<usize>,
    to: Option<usize>,
}

/// Holds a drawing against all that must be true of it.
fn check(count: usize, pages: &[Page]) {
    let mut seen: Vec<Seen> = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let (width, height) = page.paper.size();
        let sheet = Rect::new(0, 0, width as i32, height as i32);
        let mut boxes: Vec<(Rect, Vec<&str>)> = Vec::new();
        for drawn in &page.drawn {
            if let Drawn::Box(rect) = drawn {
                assert!(sheet.contains(rect), "page {}: a box leaves the page: {rect:?}", at + 1);
                boxes.push((*rect, Vec::new()));
            }
        }
        boxes.sort_by_key(|(rect, _)| (rect.top, rect.left));
        for (number, (rect, _)) in boxes.iter().enumerate() {
            let near = boxes[number + 1..].iter().take_while(|(other, _)| other.top < rect.bottom());
            for (other, _) in near {
                assert!(!rect.overlaps(other), "page {}: {rect:?} meets {other:?}", at + 1);
            }
        }
        for drawn in &page.drawn {
            let Drawn::Text(rect, text) = drawn else { continue };
            assert!(sheet.contains(rect), "page {}: “{text}” leaves the page", at + 1);
            match boxes.iter_mut().find(|(other, _)| other.overlaps(rect)) {
                Some((home, words)) => {
                    assert!(home.contains(rect), "page {}: “{text}” {rect:?} leaves its box {home:?}", at + 1);
                    words.push(text);
                }
                None => assert!(!text.starts_with('B'), "page {}: “{text}” stands in no box", at + 1),
            }
        }
        seen.extend(boxes.iter().map(|(_, words)| read(at + 1, &words.join(" "))));
    }
    for number in 0..count {
        assert!(seen.iter().any(|one| one.number == number), "box {number} is not drawn");
    }
    let mut places: BTreeMap<(usize, usize), Vec<&Seen>> = BTreeMap::new();
    for one in &seen {
        places.entry((one.number, one.page)).or_default().push(one);
    }
    let there = |number, page| places.get(&(number, page)).into_iter().flatten();
    for one in &seen {
        if let Some(to) = one.to {
            assert!(there(one.number, to).any(|other| other.from == Some(one.page)), "{} {to}", one.number);
        }
        if let Some(from) = one.from {
            assert!(there(one.number, from).any(|other| other.to == Some(one.page)), "{} {from}", one.number);
        }
    }
    let again = |one: &&Seen| one.from.is_none();
    assert_eq!(seen.iter().filter(again).count(), count, "a box stands twice without saying so");
}

fn read(page: usize, words: &str) -> Seen {
    let number = words.split('B').nth(1).unwrap().split('_').next().unwrap().replace(' ', "").parse().unwrap();
    let after = |mark: &str| -> Option<usize> {
        let rest = words.split_once(mark)?.1;
        rest.split([' ', ';']).next().unwrap().parse().ok()
    };
    let to = if words.contains("xem phía dưới") { Some(page) } else { after("tiếp trang ") };
    let from = if words.contains("tiếp từ phía trên") { Some(page) } else { after("tiếp từ trang ") };
    Seen { page, number, from, to }
}

fn draws(boxes: Vec<OutlineBox>, links: Vec<(usize, usize)>, paper: Paper) -> Vec<Page> {
    let count = boxes.len();
    let pages = draw(&chart(boxes, links), paper, &Texts::new(Lang::Vi)).unwrap();
    check(count, &pages);
    pages
}

const NAMES: [&str; 5] = [
    "Văn phòng",
    "Phòng Tổ chức bộ máy và biên chế",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Chi cục Quản lý chất lượng nông lâm sản và thủy sản tỉnh, trực thuộc Sở Nông nghiệp và Phát triển nông thôn",
    "Banquanlykhukinhtecuakhauquoctevakhucongnghieptrendiabantinh",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_tree_is_drawn_whole_and_nothing_meets(
        rows in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8, 0..5usize, 0..6u8), 1..260),
        links in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..20),
        paper in prop::sample::select(vec![Paper::A4, Paper::A3, Paper::Slide]),
    ) {
        let changes = [BoxChange::None, BoxChange::Added, BoxChange::Ended, BoxChange::Merged, BoxChange::Moved];
        let boxes: Vec<OutlineBox> = rows.iter().enumerate().map(|(at, (above, root, name, change))| {
            // Few boxes are roots; others stand under any that came before.
            let above = (at > 0 && *root > 0).then(|| above.index(at));
            let change = changes.get(usize::from(*change)).copied().unwrap_or(BoxChange::Renamed);
            let word = if change == BoxChange::None { "" } else { "sáp nhập vào Sở Tài chính" };
            OutlineBox { change, word: word.to_owned(), ..node(at, above, NAMES[*name]) }
        }).collect();
        let links = links.iter().map(|(a, b)| (a.index(boxes.len()), b.index(boxes.len()))).collect();
        draws(boxes, links, paper);
    }
}

#[test]
fn five_thousand_boxes_with_long_names_are_drawn_whole() {
    let above = |at: usize| match at {
        0 => None,
        1..=40 => Some(0),
        41..=640 => Some(1 + at % 40),
        _ => Some(41 + at % 600),
    };
    let boxes: Vec<OutlineBox> = (0..5000).map(|at| node(at, above(at), NAMES[at % 5])).collect();
    let pages = draws(boxes, Vec::new(), Paper::A3);
    assert!(pages.len() < 200, "{} pages", pages.len());
}

#[test]
fn a_deep_tree_goes_on_from_page_to_page() {
    let boxes = (0..120).map(|at: usize| node(at, at.checked_sub(1), NAMES[at % 5])).collect();
    assert!(draws(boxes, Vec::new(), Paper::A4).len() > 1);
}

#[test]
fn hundreds_of_like_communes_share_a_page() {
    let boxes = (0..301).map(|at: usize| node(at, (at > 0).then_some(0), "UBND xã Đăk Rơ Wa")).collect();
    let pages = draws(boxes, Vec::new(), Paper::A3);
    assert!(pages.len() <= 2, "{} pages", pages.len());
}

#[test]
fn the_same_tree_makes_the_same_bytes() {
    let tree = || (0..300).map(|at: usize| node(at, (at > 0).then(|| (at - 1) / 5), NAMES[at % 5])).collect();
    let (one, other) = (draws(tree(), Vec::new(), Paper::A4), draws(tree(), Vec::new(), Paper::A4));
    assert!(one.iter().zip(&other).all(|(one, other)| one.svg == other.svg));
}

#[test]
fn an_empty_tree_is_an_empty_page() {
    assert_eq!(draws(Vec::new(), Vec::new(), Paper::A4).len(), 1);
}
