//! The gallery of charts in [docs/gallery.md](../docs/gallery.md): `UPDATE=1 cargo test --test gallery` draws it anew.
//!
//! Pictures may differ in a dot from machine to machine, drawings do not: the test compares the drawings, whose hashes
//! are in a list beside the pictures.
#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

#[path = "gallery/palette.rs"]
mod palette;

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tinhgon::chart::{CHARTS, Maker, Needs};
use tinhgon::cli::with_study;
use tinhgon::output::draw::{Page, Paper, draw};
use tinhgon::output::picture::png;
use tinhgon::report::{Lang, Texts};

const CASE: &str = "scenarios/kon-tum";

/// A page of A4 that lies across comes to about a thousand dots, fewer where the picture would be too large.
const DOTS_PER_INCH: [u32; 3] = [86, 74, 62];

/// The most bytes of a picture, so that the repository stays small.
const LARGEST: usize = 60_000;

/// The charts, each with the plans that show it best.
const ONE: &[&str] = &["departments-2025-03"];
const TWO: &[&str] = &["kkt-ve-cac-so", "kkt-giu-nguyen"];
const AREAS: &[&str] = &["xa-102-con-40"];

fn plans(maker: &Maker) -> &'static [&'static str] {
    match maker.needs {
        _ if maker.word == "map" => AREAS,
        _ if maker.word == "options" => TWO,
        Needs::Options => TWO,
        Needs::Nothing | Needs::Option => ONE,
    }
}

/// A chart of the gallery.
struct Shown {
    word: &'static str,
    plans: &'static [&'static str],
    pages: usize,
    page: Page,
}

/// The first page of each chart, as it is drawn for the first option. The set `organisation` is made of others.
fn gallery() -> Vec<Shown> {
    let mut shown = Vec::new();
    for of in [ONE, TWO, AREAS] {
        let drawn = with_study(Path::new(CASE), of, Lang::Vi, |study, texts| {
            let makers = CHARTS.iter().filter(|maker| plans(maker) == of && maker.word != "organisation");
            let one = |maker: &Maker| {
                let charts = maker.charts(study, texts).unwrap_or_else(|why| panic!("{}: {why:?}", maker.word));
                // Where a chart is made of the apparatus as it stands and of each option, the last is of an option.
                let chart = if maker.needs == Needs::Nothing { charts.last() } else { charts.first() }.unwrap();
                let mut pages = draw(chart, Paper::A4, texts).unwrap();
                Shown { word: maker.word, plans: of, pages: pages.len(), page: pages.remove(0) }
            };
            makers.map(one).collect::<Vec<_>>()
        });
        shown.extend(drawn.unwrap());
    }
    shown.sort_by_key(|shown| CHARTS.iter().position(|maker| maker.word == shown.word));
    shown
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// The hashes of the drawings, as `sha256sum` writes them.
fn hashes(gallery: &[Shown]) -> String {
    let mut list = String::new();
    for shown in gallery {
        for byte in Sha256::digest(shown.page.svg.as_bytes()) {
            write!(list, "{byte:02x}").unwrap();
        }
        writeln!(list, "  {}.svg", shown.word).unwrap();
    }
    list
}

/// The page that shows them.
fn page(gallery: &[Shown]) -> String {
    let texts = Texts::new(Lang::En);
    let mut page = "# Gallery\n\nEvery chart that `tinhgon chart` draws, of the shipped case of Kon Tum. Each comes out as SVG, PNG or PDF, in \
        Vietnamese or English, for A4, A3 or a slide, with its data as a table. Here is the first page of each.\n\nThis \
        page is drawn by `UPDATE=1 cargo test --test gallery`; a test compares the drawings.\n"
        .to_owned();
    for shown in gallery {
        let title = texts.say(&format!("chart-{}", shown.word), &[]);
        let says = texts.say(&format!("chart-{}.shows", shown.word), &[]);
        let plans: Vec<String> = shown.plans.iter().map(|plan| format!("-p {plan}")).collect();
        let more = if shown.pages > 1 { format!(" (page 1 of {})", shown.pages) } else { String::new() };
        write!(
            page,
            "\n## {title}\n\n{says}{more}\n\n```sh\ntinhgon chart {CASE} {} {} -o {}.svg\n```\n\n![{title}](gallery/{}.png)\n",
            shown.word,
            plans.join(" "),
            shown.word,
            shown.word
        )
        .unwrap();
    }
    page
}

#[test]
fn the_gallery_shows_the_charts_as_they_are_drawn() {
    let gallery = gallery();
    let (list, page) = (hashes(&gallery), page(&gallery));
    let (list_file, page_file, pictures) =
        (root().join("gallery/drawings.sha256"), root().join("gallery.md"), root().join("gallery"));
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&pictures);
        fs::create_dir_all(&pictures).unwrap();
        for shown in &gallery {
            let mut sizes = DOTS_PER_INCH.iter().map(|dots| palette::reduced(&png(&shown.page, *dots).unwrap()));
            let picture = sizes.find(|picture| picture.len() <= LARGEST).unwrap();
            fs::write(pictures.join(format!("{}.png", shown.word)), picture).unwrap();
        }
        fs::write(&list_file, &list).unwrap();
        fs::write(&page_file, &page).unwrap();
    }
    let how = "run `UPDATE=1 cargo test --test gallery`, and look at the pictures";
    assert_eq!(fs::read_to_string(list_file).unwrap_or_default(), list, "{how}");
    assert_eq!(fs::read_to_string(page_file).unwrap_or_default(), page, "{how}");
}

#[test]
fn the_pictures_of_the_gallery_are_small() {
    let mut there: Vec<String> = Vec::new();
    for entry in fs::read_dir(root().join("gallery")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "png") {
            let size = fs::metadata(&path).unwrap().len();
            assert!(size as usize <= LARGEST, "{}: {size} bytes", path.display());
            there.push(path.file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
    let mut wanted: Vec<&str> = CHARTS.iter().map(|maker| maker.word).filter(|word| *word != "organisation").collect();
    there.sort();
    wanted.sort_unstable();
    assert_eq!(there, wanted, "a picture for each chart and no other");
}
