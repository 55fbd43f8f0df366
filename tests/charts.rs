//! Charts of the shipped case as they are drawn: every word is there, in its place and in the font; print, slides and
//! the table of the data say the same; and the command says what is missing.

#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails is to panic")]

use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::OnceLock;
use tinhgon::chart::{CHARTS, Chart, LEADERS, Maker, Needs, Shape};
use tinhgon::cli::with_study;
use tinhgon::output::draw::{Drawn, Page, Paper, Rect, draw, missing, standalone};
use tinhgon::output::picture::{pdf, png};
use tinhgon::report::{Cell, Lang, Texts};

const KON_TUM: &str = "scenarios/kon-tum";
const PLANS: [&str; 2] = ["departments-2025-03", "bo-cap-huyen"];
const LANGS: [Lang; 2] = [Lang::Vi, Lang::En];
const PAPERS: [Paper; 3] = [Paper::A4, Paper::A3, Paper::Slide];

/// Every chart that can be made of two options and of the apparatus as it stands, in both languages.
fn charts() -> &'static [(Lang, Chart)] {
    static CHARTS_MADE: OnceLock<Vec<(Lang, Chart)>> = OnceLock::new();
    CHARTS_MADE.get_or_init(|| {
        let mut made = Vec::new();
        for plans in [&PLANS[..], &[]] {
            let of_both = with_study(Path::new(KON_TUM), plans, Lang::Vi, |study, _| {
                let one = |lang: Lang| {
                    let texts = Texts::new(lang);
                    let charts: Vec<Chart> =
                        CHARTS.iter().filter_map(|maker| maker.charts(study, &texts).ok()).flatten().collect();
                    charts.into_iter().map(move |chart| (lang, chart))
                };
                LANGS.into_iter().flat_map(one).collect::<Vec<_>>()
            });
            made.extend(of_both.unwrap());
        }
        made
    })
}

fn pages(chart: &Chart, paper: Paper, lang: Lang) -> Vec<Page> {
    draw(chart, paper, &Texts::new(lang)).unwrap()
}

/// The texts of a page with their places.
fn texts(page: &Page) -> Vec<(Rect, &str)> {
    let text = |drawn: &'_ Drawn| match drawn {
        Drawn::Text(at, _) => Some(*at),
        Drawn::Box(_) => None,
    };
    let words = page.drawn.iter().filter_map(|drawn| match drawn {
        Drawn::Text(_, words) => Some(words.as_str()),
        Drawn::Box(_) => None,
    });
    page.drawn.iter().filter_map(text).zip(words).collect()
}

/// Every page of every chart on every paper, with the word of its chart.
fn drawn() -> &'static [(&'static str, Page)] {
    static DRAWN: OnceLock<Vec<(&'static str, Page)>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let mut drawn = Vec::new();
        for (lang, chart) in charts() {
            for paper in PAPERS {
                drawn.extend(pages(chart, paper, *lang).into_iter().map(|page| (chart.word, page)));
            }
        }
        drawn
    })
}

#[test]
fn every_sign_of_every_label_is_in_the_font() {
    for (word, page) in drawn() {
        for (_, words) in texts(page) {
            assert_eq!(missing(words), [], "{word}: {words}");
            assert!(!words.contains('?'), "{word}: a sign was replaced in {words}");
        }
    }
}

#[test]
fn no_text_leaves_the_page() {
    for (word, page) in drawn() {
        let (width, height) = page.paper.size();
        let sheet = Rect::new(0, 0, width as i32, height as i32).inset(40);
        for (at, words) in texts(page) {
            assert!(sheet.contains(&at), "{word}, {:?}: {words} at {at:?}", page.paper);
        }
    }
}

#[test]
fn no_two_texts_overlap() {
    for (word, page) in drawn() {
        let texts = texts(page);
        for (at, (place, words)) in texts.iter().enumerate() {
            for (other, beside) in &texts[at + 1..] {
                assert!(!place.overlaps(other), "{word}, {:?}: {words} over {beside}", page.paper);
            }
        }
    }
}

#[test]
fn every_chart_says_as_of_when_from_where_and_how_sure_it_is() {
    for (lang, chart) in charts() {
        let date = if *lang == Lang::Vi { "28/02/2025" } else { "2025-02-28" };
        let note = chart.notes.last().unwrap();
        assert!(note.contains(date), "{}: {note}", chart.word);
        assert!(note.contains("Kon Tum"), "{}: {note}", chart.word);
        let grade = Texts::new(*lang).say("grade-synthetic", &[]);
        assert!(note.contains(&grade), "{}: {note}", chart.word);
        assert!(!chart.title.is_empty() && !chart.alt.is_empty());
        assert!(chart.data.cells().next().is_some(), "{} has data", chart.word);
    }
}

#[test]
fn charts_are_listed_once_and_have_texts() {
    for maker in CHARTS {
        assert_eq!(CHARTS.iter().filter(|other| other.word == maker.word).count(), 1, "{}", maker.word);
        for lang in LANGS {
            for key in [format!("chart-{}", maker.word), format!("chart-{}.shows", maker.word)] {
                assert!(Texts::new(lang).find(&key, &[]).is_some(), "{key}");
            }
        }
    }
    assert!(LEADERS.iter().any(|word| Maker::find(word).is_some()));
}

#[test]
fn the_smallest_words_of_a_slide_are_of_14_points_unless_a_chart_would_take_many() {
    for (lang, chart) in charts() {
        let pages = pages(chart, Paper::Slide, *lang);
        let least = if pages[0].paper == Paper::Slide { 140 } else { 100 };
        assert!(pages[0].paper == Paper::FineSlide || pages.len() <= 3, "{}: {} slides", chart.word, pages.len());
        for page in &pages {
            let smallest = texts(page).iter().map(|(at, _)| at.height).min().unwrap();
            let tenths = smallest * page.paper.printed().1 as i32 * 720 / 254 / page.paper.size().1 as i32;
            assert!(tenths >= least, "{}: {tenths}", chart.word);
        }
    }
}

#[test]
fn leaders_see_of_long_charts_what_changes_and_how_much_does_not() {
    let plans = &PLANS[..1];
    let made = with_study(Path::new(KON_TUM), plans, Lang::Vi, |study, texts| {
        ["staff", "leads"].map(|word| {
            let maker = Maker::find(word).unwrap();
            [maker.charts(study, texts).unwrap(), maker.for_leaders(study, texts).unwrap()]
        })
    });
    let rows = |charts: &[Chart]| charts.iter().map(|chart| chart.data.cells().count()).sum::<usize>();
    for [full, brief] in made.unwrap() {
        assert!(rows(&brief) > 0 && rows(&brief) < rows(&full) / 2, "{}", full[0].word);
    }
}

#[test]
fn heads_and_deputies_by_agency_come_to_what_they_come_to_by_class() {
    let made = with_study(Path::new(KON_TUM), &PLANS[..1], Lang::Vi, |study, texts| {
        let forecast = study.options[0].forecast.as_ref().unwrap();
        let surplus = forecast.norms.bodies.iter().map(|norm| norm.surplus()).sum::<i64>();
        (Maker::find("leaders").unwrap().charts(study, texts).unwrap(), surplus)
    });
    let (charts, surplus) = made.unwrap();
    let [heads_class, deputies_class, heads_agency, deputies_agency, _] = charts.as_slice() else { panic!() };
    let sum = |chart: &Chart, at: usize| -> i64 {
        let numbers = chart.data.cells().map(|cells| match cells[at] {
            Cell::Number(Some(number)) => number,
            ref cell => panic!("{cell:?}"),
        });
        numbers.sum()
    };
    for (class, agency) in [(heads_class, heads_agency), (deputies_class, deputies_agency)] {
        for at in [1, 2] {
            assert!(sum(class, at) > 0);
            assert_eq!(sum(class, at), sum(agency, at), "{}", agency.title);
        }
    }
    let Shape::Bars(bars) = &deputies_agency.shape else { panic!() };
    let over = bars.remarks.iter().filter_map(|remark| remark.split("dôi dư ").nth(1));
    assert_eq!(over.map(|count| count.parse::<i64>().unwrap()).sum::<i64>(), surplus);
}

#[test]
fn each_option_is_held_to_the_law_of_its_own_day_whatever_stands_beside_it() {
    let surplus = |plans: &[&str]| {
        let of_all = with_study(Path::new(KON_TUM), plans, Lang::Vi, |study, _| {
            let surplus = |at: usize| study.options[at].forecast.as_ref().unwrap().whole.total.surplus;
            (0..plans.len()).map(surplus).collect::<Vec<i64>>()
        });
        of_all.unwrap()
    };
    let alone = PLANS.map(|plan| surplus(&[plan])[0]);
    assert_eq!(surplus(&PLANS), alone);
}

#[test]
fn what_a_chart_comes_to_is_said_to_whoever_cannot_see_it() {
    let alt = |word: &str, part: &str| {
        let wanted = |chart: &&Chart| chart.word == word && chart.subtitle.contains(part);
        let found = charts().iter().map(|(_, chart)| chart).find(wanted).unwrap();
        found.alt.clone()
    };
    let figures = evaluated(&["-p", PLANS[0]]);
    let bodies = |side: &str| figures[side]["bodies"].to_string();
    let said = alt("classes", "Sắp xếp các sở");
    assert!(said.contains(&bodies("before")) && said.contains(&bodies("after")), "{said}");
    for word in ["staff", "leaders", "deputies", "path", "flow-people", "organisation-change"] {
        let said = alt(word, "Sắp xếp các sở");
        assert!(said.contains(|sign: char| sign.is_ascii_digit()), "{word}: {said}");
        assert!(!said.contains("--"), "{word}: {said}");
    }
}

#[test]
fn the_same_chart_makes_the_same_bytes() {
    let (lang, chart) = charts().iter().find(|(_, chart)| chart.word == "staff").unwrap();
    let [one, two] = [pages(chart, Paper::A4, *lang), pages(chart, Paper::A4, *lang)];
    assert_eq!(standalone(&one[0]), standalone(&two[0]));
    assert_eq!(png(&one[0], 60).unwrap(), png(&two[0], 60).unwrap());
    assert_eq!(pdf(&one).unwrap(), pdf(&two).unwrap());
}

#[test]
fn two_calls_make_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let drawn = |name: &str| {
        let path = folder.path().join(name);
        let args = ["chart", KON_TUM, "deputies", "cost", "-p", PLANS[0], "-o", path.to_str().unwrap()];
        let (code, said) = call(&args);
        assert_eq!((code, said.as_str()), (0, ""));
        std::fs::read(path).unwrap()
    };
    assert_eq!(drawn("a.pdf"), drawn("b.pdf"));
}

#[test]
fn a_png_has_as_many_dots_as_its_paper_and_resolution_ask_for() {
    let size = |png: &[u8]| {
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    let (lang, chart) = &charts()[0];
    for (paper, dpi, asked) in
        [(Paper::A4, 300, (3508, 2480)), (Paper::A4, 100, (1169, 827)), (Paper::Slide, 144, (1920, 1080))]
    {
        assert_eq!(size(&png(&pages(chart, paper, *lang)[0], dpi).unwrap()), asked);
    }
}

/// The objects of a PDF, those in compressed streams too, as text.
fn opened(pdf: &[u8]) -> String {
    let mut text = String::from_utf8_lossy(pdf).into_owned();
    let find = |from: usize, word: &[u8]| pdf[from..].windows(word.len()).position(|part| part == word);
    let mut from = 0;
    while let Some(at) = find(from, b"stream\n") {
        let start = from + at + b"stream\n".len();
        let mut inner = Vec::new();
        if flate2::read::ZlibDecoder::new(&pdf[start..]).read_to_end(&mut inner).is_ok() {
            text.push_str(&String::from_utf8_lossy(&inner));
        }
        from = start;
    }
    text
}

#[test]
fn a_pdf_has_pages_of_the_size_of_the_paper_and_carries_its_fonts() {
    let (lang, chart) = charts().iter().find(|(_, chart)| chart.word == "staff").unwrap();
    for (paper, width, height) in
        [(Paper::A4, 841.89, 595.27), (Paper::A3, 1190.55, 841.89), (Paper::Slide, 960.1, 540.0)]
    {
        let drawn = pages(chart, paper, *lang);
        let text = opened(&pdf(&drawn).unwrap());
        let boxes: Vec<&str> = text.match_indices("/MediaBox").map(|(at, _)| &text[at..at + 60]).collect();
        assert_eq!(boxes.len(), drawn.len());
        for found in boxes {
            let inner = found.split(['[', ']']).nth(1).unwrap();
            let numbers: Vec<f64> = inner.split_whitespace().map(|number| number.parse().unwrap()).collect();
            assert!((numbers[2] - width).abs() < 0.2 && (numbers[3] - height).abs() < 0.2, "{paper:?}: {numbers:?}");
        }
        let embedded = ["/FontFile2", "/FontFile3"].iter().map(|key| text.matches(key).count()).sum::<usize>();
        assert!(embedded >= 2, "regular and bold are embedded");
        assert!(text.contains("/ToUnicode"), "the text can be searched");
    }
}

#[test]
fn an_svg_that_stands_alone_carries_its_fonts_and_says_what_it_is() {
    let (lang, chart) = &charts()[0];
    let svg = standalone(&pages(chart, Paper::A4, *lang)[0]);
    assert_eq!(svg.matches("@font-face").count(), 2);
    assert!(svg.starts_with("<svg role=\"img\""));
    assert!(svg.contains(&format!("<title id=\"{0}-title\">", chart.word)));
    assert!(svg.contains("width=\"297.0mm\""));
}

/// The sum of a column of all tables of a chart, of one option.
fn sum(word: &str, subtitle: &str, key: &str) -> i64 {
    let mut sum = 0;
    let wanted = |chart: &Chart| chart.word == word && chart.subtitle.contains(subtitle);
    for (_, chart) in charts().iter().filter(|(lang, chart)| *lang == Lang::Vi && wanted(chart)) {
        let Some(at) = chart.data.columns.iter().position(|column| column.key == key) else { continue };
        for row in chart.data.cells() {
            let Cell::Number(Some(number)) = &row[at] else { panic!("{word}, {key}: {row:?}") };
            sum += number;
        }
    }
    sum
}

#[test]
fn the_data_of_charts_are_the_figures_of_evaluate() {
    for (plan, name) in PLANS.iter().zip(["Sắp xếp các sở", "Kết thúc hoạt động cấp huyện"]) {
        let figures = evaluated(&["-p", plan]);
        let figure = |side: &str, word: &str| figures[side][word].as_i64().unwrap();
        assert_eq!(sum("classes", name, "before"), figure("before", "bodies"));
        assert_eq!(sum("classes", name, "after"), figure("after", "bodies"));
        assert_eq!(sum("staff", name, "quota_before"), figure("before", "quota"));
        assert_eq!(sum("staff", name, "filled_before"), figure("before", "filled"));
        let bench = |word: &str| figure("after", word);
        assert_eq!(sum("staff", name, "quota_after"), bench("quota") + bench("bench_quota"), "{plan}");
        assert_eq!(sum("staff", name, "filled_after"), bench("filled") + bench("bench_staff"), "{plan}");
    }
}

#[test]
fn what_is_paid_once_has_no_payback_while_nobody_is_known_to_leave() {
    let of = |word: &str| charts().iter().map(|(_, chart)| chart).find(|chart| chart.word == word).unwrap();
    let Shape::Lines(lines) = &of("cost").shape else { panic!() };
    assert!(lines.bands.iter().any(|band| band.name == "Phụ cấp bảo lưu (chưa gồm chi trả cho người nghỉ)"));
    assert!(of("cost").notes.iter().any(|note| note.contains("Chưa tính chi trả cho người nghỉ")));
    assert!(of("options").notes.iter().any(|note| note.contains("chưa gồm chi trả cho người nghỉ")));
    let row = of("options").data.cells().find(|row| row[0] == Cell::text("Thời gian bù đắp kinh phí (tháng)")).unwrap();
    assert!(row[2..].iter().all(|cell| *cell == Cell::text("chưa rõ")), "{row:?}");
}

#[test]
fn every_class_has_the_count_that_evaluate_gives_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("figures.csv");
    // The labels of classes are those of the case in its own language only.
    let words = ["--lang", "vi", "chart", KON_TUM, "classes", "--data", path.to_str().unwrap()];
    Command::cargo_bin("tinhgon").unwrap().args(words).assert().success();
    let mut reader = csv::Reader::from_path(&path).unwrap();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        (row[2].to_owned(), row[3].parse().unwrap())
    });
    let drawn: BTreeMap<String, i64> = rows.collect();
    let figures = evaluated(&[]);
    let classes = figures["before"]["by_class"].as_object().unwrap();
    let counted: BTreeMap<String, i64> =
        classes.iter().map(|(class, counts)| (class.clone(), counts["bodies"].as_i64().unwrap())).collect();
    let counted = counted.into_iter().filter(|(_, bodies)| *bodies != 0).collect();
    assert_eq!(drawn, counted);
    let provenance = std::fs::read_to_string(folder.path().join("figures.csv.provenance.json")).unwrap();
    assert!(provenance.contains("inputs_sha256"));
}

#[test]
fn the_surplus_of_deputies_goes_down_to_what_is_solved_otherwise() {
    let chart = charts().iter().find(|(_, chart)| chart.word == "deputies").map(|(_, chart)| chart).unwrap();
    let rows: Vec<&[Cell]> = chart.data.cells().collect();
    let count = |row: usize, at: usize| match rows[row][at] {
        Cell::Number(Some(number)) => number,
        _ => panic!("a count is known"),
    };
    for row in 1..rows.len() {
        assert_eq!(count(row, 2), count(row - 1, 2) - count(row, 1), "each year takes away what it says");
    }
}

#[test]
fn each_deadline_of_deputies_stands_at_its_own_place() {
    let chart = charts().iter().find(|(_, chart)| chart.word == "deputies").map(|(_, chart)| chart).unwrap();
    let Shape::Bars(bars) = &chart.shape else { panic!() };
    let day = |name: &str| name.split("Thời hạn: ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let days: Vec<(usize, String)> = bars.rules.iter().map(|(row, name)| (*row, day(name))).collect();
    assert_eq!(days.iter().map(|(_, day)| day.as_str()).collect::<Vec<_>>(), ["01/3/2030", "31/12/2030"]);
    assert!(bars.categories[days[0].0 + 1].ends_with("2030"), "within a year: above its row");
    assert!(bars.categories[days[1].0].ends_with("2030"), "the last day of a year: under its row");
}

#[test]
fn communes_are_summed_unless_all_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |name: &str, more: &[&str]| {
        let path = folder.path().join(name);
        let args = [&["chart", KON_TUM, "staff", "--data", path.to_str().unwrap()], more].concat();
        assert_eq!(call(&args), (0, String::new()));
        std::fs::read_to_string(path).unwrap().lines().count()
    };
    let (few, many) = (rows("few.csv", &[]), rows("many.csv", &["--all"]));
    assert!(few < 80 && many > few + 200, "{few}, {many}");
}

/// The JSON of `evaluate`.
fn evaluated(more: &[&str]) -> Value {
    let args = [&["evaluate", KON_TUM, "--format", "json"], more].concat();
    let output = Command::cargo_bin("tinhgon").unwrap().args(["--lang", "vi"]).args(args).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Exit code and standard error of a call.
fn call(args: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("tinhgon").unwrap().args(["--lang", "en"]).args(args).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn what_cannot_be_drawn_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let fails = |args: &[&str], wanted: &str| {
        let (code, said) = call(args);
        assert_eq!(code, 2, "{args:?}: {said}");
        assert!(said.contains(wanted), "{args:?}: {said}");
    };
    fails(&["chart", KON_TUM, "classes"], "give -o FILE");
    fails(&["chart", KON_TUM, "classes", "-o", &path("a.jpg")], "a file .svg, .png or .pdf");
    fails(&["chart", KON_TUM, "clases", "-o", &path("a.svg")], "classes");
    fails(&["chart", KON_TUM, "deputies", "-o", &path("a.svg")], "add -p PLAN");
    fails(&["chart", KON_TUM, "classes", "--dpi", "5", "-o", &path("a.png")], "dpi");
    fails(&["chart", KON_TUM, "classes", "--set", "leaders", "-o", &path("a.png")], "--set");
    let several = CHARTS.iter().find(|maker| maker.needs == Needs::Options);
    if let Some(maker) = several {
        fails(&["chart", KON_TUM, maker.word, "-o", &path("a.svg")], "several times");
    }
    assert_eq!(folder.path().read_dir().unwrap().count(), 0, "nothing is written by a call that fails");
}

#[test]
fn nothing_is_overwritten_unasked_and_pages_of_a_book_become_numbered_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.svg");
    let args = ["chart", KON_TUM, "staff", "-o", path.to_str().unwrap()];
    assert_eq!(call(&args), (0, String::new()));
    let names = || -> Vec<String> {
        let entries = folder.path().read_dir().unwrap();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let written = names();
    assert!(written.len() > 1, "{written:?}");
    assert_eq!(written[..2], ["book-1.svg", "book-2.svg"]);
    let (code, said) = call(&args);
    assert_eq!(code, 3, "{said}");
    assert!(said.contains("--force"), "{said}");
    let forced = [&args[..], &["--force"]].concat();
    assert_eq!(call(&forced), (0, String::new()));
    assert_eq!(names(), written);
}

#[test]
fn the_set_for_leaders_leaves_out_what_cannot_be_made_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("charts");
    let (code, said) = call(&["chart", KON_TUM, "--dpi", "50", "-o", path.to_str().unwrap()]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("deputies cannot be drawn"), "{said}");
    for name in ["classes.svg", "classes.png", "charts.pdf", "charts.csv", "charts.csv.provenance.json"] {
        assert!(path.join(name).is_file(), "{name}");
    }
}
