//! Documents: every kind is composed in both languages, its figures are those of `evaluate`, a province may replace the
//! templates, and the Word file has the form that the decree asks for.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]
#![cfg(feature = "dossier")]

use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use tinhgon::cli::with_study;
use tinhgon::dossier::{
    Document, DocumentKind, Element, Particulars, Parts, TemplateFault, Templates, Wrong, annexes, document,
};
use tinhgon::report::{Lang, Study, Texts};

const KON_TUM: &str = "scenarios/kon-tum";

fn tinhgon(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tinhgon")).args(["--lang", "vi"]).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Composes a document without charts, which take long to draw.
fn composed(
    study: &Study<'_>,
    texts: &Texts,
    kind: DocumentKind,
    templates: &Templates,
) -> Result<Document, TemplateFault> {
    let filled = study.options.iter().flat_map(|option| annexes(study, option, texts).filled).collect();
    let parts = Parts { annexes: filled, charts: Vec::new() };
    document(study, kind, &Particulars { draft: Some(2), ..Particulars::default() }, templates, parts, texts)
}

fn kon_tum<T>(lang: Lang, plans: &[&str], read: impl FnOnce(&Study<'_>, &Texts) -> T) -> T {
    with_study(Path::new(KON_TUM), plans, lang, read).unwrap()
}

/// The parts of a Word file that are text, by their names, in the order of the package.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut package = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut parts = Vec::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at).unwrap();
        let (name, mut bytes) = (file.name().unwrap().into_owned(), Vec::new());
        file.read_to_end(&mut bytes).unwrap();
        parts.extend(String::from_utf8(bytes).ok().map(|text| (name, text)));
    }
    parts
}

/// The words of the body, a line for each element.
fn words(document: &Document) -> String {
    let mut text = String::new();
    for element in &document.body {
        match element {
            Element::Heading { text: words, .. }
            | Element::Basis(words)
            | Element::Article(words)
            | Element::Centred(words) => {
                text.push_str(words);
            }
            Element::Paragraph(spans) | Element::Dash(spans) => spans.iter().for_each(|span| text.push_str(&span.text)),
            Element::Table(_) | Element::Chart(_) => {}
        }
        text.push('\n');
    }
    text
}

#[test]
fn every_kind_is_composed_in_both_languages_and_the_same_each_time() {
    kon_tum(Lang::Vi, &["kkt-ve-cac-so", "kkt-giu-nguyen"], |study, _| {
        for lang in [Lang::Vi, Lang::En] {
            let (texts, templates) = (Texts::new(lang), Templates::shipped(lang));
            for kind in DocumentKind::ALL {
                let once = composed(study, &texts, kind, &templates).unwrap();
                let again = composed(study, &texts, kind, &templates).unwrap();
                assert_eq!(format!("{once:?}"), format!("{again:?}"), "{kind:?}");
                assert!(!once.head.title.is_empty() && !once.head.issuer.is_empty(), "{kind:?}");
                assert!(!once.signature.lines.is_empty() && !once.recipients.is_empty(), "{kind:?}");
                assert!(once.head.draft.ends_with('2'), "{kind:?}: {}", once.head.draft);
                let text = words(&once);
                for leftover in ["{{", "{%", "undefined", "none;", "none."] {
                    assert!(!text.contains(leftover) || lang == Lang::En, "{kind:?} has {leftover}");
                }
            }
        }
    });
}

#[test]
fn an_english_document_names_classes_in_english_and_counts_one_as_one() {
    kon_tum(Lang::En, &["kkt-ve-cac-so", "kkt-giu-nguyen"], |study, texts| {
        for kind in DocumentKind::ALL {
            let document = composed(study, texts, kind, &Templates::shipped(Lang::En)).unwrap();
            let text = words(&document);
            for label in ["ở và tương đương", "òng thuộc sở", "hức hành chính khác"] {
                assert!(!text.contains(label), "{kind:?} has {label}");
            }
            for many in
                ["tasks", "units", "posts", "people", "documents", "procedures", "heads", "deputies", "agencies"]
            {
                assert!(!text.contains(&format!(" 1 {many}")), "{kind:?} has 1 {many}");
            }
        }
        let scheme = composed(study, texts, DocumentKind::Summary, &Templates::shipped(Lang::En)).unwrap();
        assert!(
            words(&scheme).contains("Departments and equivalent agencies: 19 before, 14 after, down 5 (26.32\u{a0}%)")
        );
    });
}

#[test]
fn a_case_without_people_or_posts_says_what_is_unknown_and_still_gives_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("case");
    assert!(tinhgon(&["new", case.to_str().unwrap()]).status.success());
    for table in ["people.csv", "posts.csv"] {
        let _ = fs::remove_file(case.join("organisation").join(table));
    }
    let mut plans: Vec<String> = fs::read_dir(case.join("plans"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    plans.sort();
    let plan = plans.first().unwrap().as_str();
    with_study(&case, &[plan], Lang::Vi, |study, texts| {
        let document = composed(study, texts, DocumentKind::Scheme, &Templates::shipped(Lang::Vi)).unwrap();
        let text = words(&document);
        assert!(text.contains("Số liệu biên chế chưa có trong hồ sơ."), "{text}");
        assert!(text.contains("Biên chế được giao: trước sắp xếp chưa rõ"), "{text}");
    })
    .unwrap();
}

#[test]
fn every_figure_of_a_document_is_that_of_evaluate_and_the_path_adds_up() {
    let plan = "kkt-ve-so-cong-thuong";
    let told = tinhgon(&["evaluate", KON_TUM, "-p", plan, "--format", "json"]);
    let evaluated: Value = serde_json::from_slice(&told.stdout).unwrap();
    let bound = kon_tum(Lang::Vi, &[plan], |study, texts| {
        let mut templates = Templates::shipped(Lang::Vi);
        let all = "{% for word, figure in option.figure|items %}\n- {{ word }} {{ figure.before }} {{ figure.after }}\n{% endfor %}\n";
        templates.put("summary.md", all.to_owned());
        let figures = words(&composed(study, texts, DocumentKind::Summary, &templates).unwrap());
        let path = "{% set l = option.leaders %}\n- {{ l.surplus }} {{ l.rest }}{% for year in l.years %} {{ year.fewer }}{% endfor %}\n";
        templates.put("summary.md", path.to_owned());
        let path = words(&composed(study, texts, DocumentKind::Summary, &templates).unwrap());
        let numbers: Vec<i64> = path.split_whitespace().map(|word| word.parse().unwrap()).collect();
        assert!(numbers[0] > 0, "{path}");
        assert_eq!(
            numbers[0],
            numbers[1..].iter().sum::<i64>(),
            "the years and the rest add up to the surplus: {path}"
        );
        figures
    });
    let mut count = 0;
    for line in bound.lines().filter(|line| !line.is_empty()) {
        let [word, before, after] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let told = |side: &str| evaluated[side][word].as_i64().map_or("none".to_owned(), |number| number.to_string());
        assert_eq!((before.to_owned(), after.to_owned()), (told("before"), told("after")), "{word}");
        count += 1;
    }
    assert!(count > 20, "{bound}");
}

#[test]
fn a_document_is_the_same_each_time_and_a_fault_of_a_template_names_file_line_and_word() {
    kon_tum(Lang::Vi, &["kkt-giu-nguyen"], |study, texts| {
        let fault = |name: &str, text: &str| {
            let mut templates = Templates::shipped(Lang::Vi);
            templates.put(name, text.to_owned());
            composed(study, texts, DocumentKind::Summary, &templates).unwrap_err()
        };
        let twice = composed(study, texts, DocumentKind::Decision, &Templates::shipped(Lang::Vi)).unwrap();
        let written = || tinhgon::output::docx::docx(&twice, texts).unwrap();
        assert!(written() == written(), "the same document gives the same bytes");
        let unknown = fault("summary.md", "---\ntype: X\n---\nMột dòng.\n\nCó {{ option.agences }} đầu mối.\n");
        assert_eq!((unknown.file.as_str(), unknown.line), ("summary.md", Some(6)));
        assert!(matches!(&unknown.why, Wrong::Unknown(word) if word.contains("option.agences")), "{unknown:?}");
        let part = fault("part-totals.md", "\n{{ nothing }}\n");
        assert_eq!((part.file.as_str(), part.line), ("part-totals.md", Some(2)), "{part:?}");
        let key = fault("summary.md", "---\ntype: X\nkính gửi: Y\n---\n");
        assert_eq!((key.line, key.why), (Some(3), Wrong::Key("kính gửi".to_owned())));
        let chart = fault("summary.md", "Hình:\n\n@chart nothing\n");
        assert_eq!((chart.line, chart.why), (Some(3), Wrong::Missing("nothing".to_owned())));
        let syntax = fault("summary.md", "một\n{% if %}\n");
        assert_eq!(syntax.line, Some(2), "{syntax:?}");
    });
}

#[test]
fn templates_avoid_the_words_that_officials_do_not_print() {
    let avoided = [
        "kịch bản",
        "node",
        "đồ thị",
        "HHI",
        "Jaccard",
        "Pareto",
        "Sankey",
        "baseline",
        "vi phạm",
        "phát hiện",
        "tối ưu",
        "người thừa",
    ];
    for (name, text) in Templates::shipped(Lang::Vi).files() {
        for word in avoided {
            assert!(!text.contains(word), "{name} has {word}");
        }
    }
    let names = |lang: Lang| Templates::shipped(lang).files().iter().map(|file| file.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(Lang::Vi), names(Lang::En));
}

/// A folder with an own template of the decision that has a chart, and a place for the document.
fn own_templates(folder: &Path) -> PathBuf {
    let templates = folder.join("mau");
    fs::create_dir(&templates).unwrap();
    let text = "---\nissuer: ỦY BAN NHÂN DÂN\nsymbol: QĐ-UBND\ntype: QUYẾT ĐỊNH\nsubject: Về việc thử\nname: Quyết định\nsign: CHỦ TỊCH\nrecipient: Lưu: VT.\nannex: b04\n---\n# I. Một\n\nSố đầu mối {{ option.figure.agencies.change|change }}.\n\n@chart classes\n";
    fs::write(templates.join("decision.md"), text).unwrap();
    templates
}

#[test]
fn a_word_file_has_the_form_of_the_decree() {
    let folder = tempfile::tempdir().unwrap();
    let templates = own_templates(folder.path());
    let path = folder.path().join("a.docx");
    let args =
        ["report", KON_TUM, "-p", "kkt-ve-cac-so", "--kind", "quyet-dinh", "--number", "7", "--date", "2025-04-01"];
    let rest = ["--template", templates.to_str().unwrap(), "-o", path.to_str().unwrap()];
    let output = tinhgon(&[&args[..], &rest[..]].concat());
    assert!(output.status.success(), "{}", said(&output));
    let text = parts(&path).iter().map(|(_, text)| text.as_str()).collect::<String>();
    for mark in [
        r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#,
        "<w:titlePg",
        "<w:tblHeader />",
        "<w:cantSplit />",
        r#"<w:outlineLvl w:val="0" />"#,
        r#"w:orient="landscape""#,
        r#"<w:lang w:val="vi-VN""#,
        r#"w:ascii="Times New Roman""#,
        "SEQ Hình",
        "Phụ lục I",
        "(Kèm theo Quyết định số 07/QĐ-UBND ngày 01 tháng 4 năm 2025)",
        "Số: 07/QĐ-UBND",
        "Kon Tum, ngày 01 tháng 4 năm 2025",
        "giảm 06",
        "Nơi nhận:",
    ] {
        assert!(text.contains(mark), "{mark} is missing");
    }
    let alt = text.split(r#"<wp:docPr id="1""#).nth(1).unwrap().split("/>").next().unwrap();
    assert!(alt.contains("descr=\"") && !alt.contains("descr=\"\""), "{alt}");
    assert!(!text.contains("w14:paraId"), "ids that differ from run to run are taken out");
    assert!(text.find("<w:headerReference").unwrap() < text.find("<w:pgSz").unwrap(), "in the order of the schema");
}

#[test]
fn a_word_file_is_packed_and_names_faces_as_wide_as_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    let args = ["report", KON_TUM, "-p", "kkt-ve-cac-so", "--kind", "quyet-dinh", "-o", path.to_str().unwrap()];
    assert!(tinhgon(&args).status.success());
    let parts = parts(&path);
    let whole: usize = parts.iter().map(|(_, text)| text.len()).sum();
    let file = fs::metadata(&path).unwrap().len() as usize;
    assert!(file * 4 < whole, "{file} of {whole} bytes");
    assert_eq!(parts[0].0, "[Content_Types].xml", "what the parts are is said first");
    let fonts = &parts.iter().find(|(name, _)| name == "word/fontTable.xml").unwrap().1;
    assert!(fonts.contains(r#"w:name="Times New Roman"><w:altName w:val="Tinos,Liberation Serif""#), "{fonts}");
}

#[test]
fn every_sign_of_a_document_is_in_its_face() {
    for lang in [Lang::Vi, Lang::En] {
        kon_tum(lang, &["departments-2025-03", "bo-cap-huyen"], |study, texts| {
            for kind in DocumentKind::ALL {
                let document = composed(study, texts, kind, &Templates::shipped(lang)).unwrap();
                let text = tinhgon::output::document_markdown(&document, texts);
                assert_eq!(tinhgon::output::draw::missing_in_documents(&text), [], "{kind:?}");
            }
        });
        let page = fs::read_to_string(format!("locales/{}/page.ftl", lang.word())).unwrap();
        assert_eq!(tinhgon::output::draw::missing_in_documents(&page), []);
    }
}

#[test]
fn a_document_is_asked_only_for_the_charts_that_its_template_names() {
    let mut templates = Templates::shipped(Lang::Vi);
    let scheme = templates.charts(DocumentKind::Scheme).unwrap();
    assert!(scheme.contains("deputies") && scheme.contains("leads") && !scheme.contains("overlap"), "{scheme:?}");
    assert!(templates.charts(DocumentKind::Decision).unwrap().is_empty());
    templates.put("decision.md", "{% if option.money %}@chart cost?{% endif %}".to_owned());
    assert!(templates.charts(DocumentKind::Decision).unwrap().contains("cost"));
    assert!(!templates.charts(DocumentKind::Resolution).unwrap().contains("cost"), "the template of another kind");
    templates.put("part-totals.md", "@chart staff".to_owned());
    assert!(templates.charts(DocumentKind::Resolution).unwrap().contains("staff"), "a part that any may include");
    for any in ["---\nannex: charts\n---\n", "@chart {{ text.chart }}", "---\nannex: {{ text.annexes }}\n---\n"] {
        templates.put("decision.md", any.to_owned());
        assert_eq!(templates.charts(DocumentKind::Decision), None, "{any}");
    }
}

#[test]
fn a_later_draft_lists_what_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (first, second) = (path("1.docx"), path("2.docx"));
    let write = |out: &str, plan: &str, more: &[&str]| {
        tinhgon(&[&["report", KON_TUM, "-p", plan, "--kind", "tom-tat", "-o", out], more].concat())
    };
    assert!(write(&first, "kkt-ve-cac-so", &[]).status.success());
    let figures = format!("{first}.figures.json");
    let same = write(&second, "kkt-ve-cac-so", &["--diff", &figures]);
    assert_eq!(String::from_utf8_lossy(&same.stdout).trim(), "Không có số liệu nào thay đổi so với dự thảo trước.");
    // The earlier draft had another number of deputies.
    let earlier = fs::read_to_string(&figures).unwrap();
    let mut draft: Value = serde_json::from_str(&earlier).unwrap();
    for figure in draft["figures"].as_array_mut().unwrap() {
        if figure["key"] == "option/kkt-ve-cac-so/after/deputies" {
            figure["value"] = Value::from(738);
        }
    }
    fs::write(&figures, draft.to_string()).unwrap();
    let other = write(&second, "kkt-ve-cac-so", &["--diff", &figures, "--force"]);
    let out = String::from_utf8_lossy(&other.stdout).into_owned();
    assert!(out.contains("1 số liệu thay đổi") && out.contains("738 → 737 (−1)"), "{out}");
    let written = parts(Path::new(&second));
    assert!(written.iter().any(|(_, text)| text.contains("SO VỚI DỰ THẢO TRƯỚC")));
    fs::write(&figures, "{}").unwrap();
    assert_eq!(write(&second, "kkt-ve-cac-so", &["--diff", &figures, "--force"]).status.code(), Some(1));
}

#[test]
fn without_a_kind_one_plan_is_a_scheme_and_several_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let titles = [(&["kkt-giu-nguyen"][..], "# ĐỀ ÁN. "), (&["kkt-giu-nguyen", "kkt-ve-cac-so"], "# BÁO CÁO. So sánh")];
    for (plans, title) in titles {
        let path = folder.path().join(format!("{}.md", plans.len()));
        let plans: Vec<&str> = plans.iter().flat_map(|plan| ["-p", plan]).collect();
        let output = tinhgon(&[&["report", KON_TUM], &plans[..], &["-o", path.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{}", said(&output));
        assert!(fs::read_to_string(&path).unwrap().contains(title), "{title}");
    }
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let refused = |args: &[&str], why: &str| {
        let output = tinhgon(&[&["report"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(why), "{}", said(&output));
    };
    let one = path("x.docx");
    refused(&[KON_TUM, "-p", "kkt-giu-nguyen", "--kind", "so-sanh", "-o", &one], "từ hai phương án");
    refused(&[KON_TUM, "-p", "a", "-p", "b", "--kind", "de-an", "-o", &one], "chỉ trình một phương án");
    refused(&[KON_TUM, "-p", ".", "--kind", "de-an", "-o", &one], "không phải hiện trạng");
    refused(&[KON_TUM, "-p", "a", "--kind", "de-an", "-o", &path("x.doc")], "đuôi phải là");
    refused(&[KON_TUM, "-p", "a", "--kind", "de-an"], "-o");
    refused(&["-p", "a"], "thư mục hồ sơ");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    fs::write(&one, "of somebody else").unwrap();
    let taken = tinhgon(&["report", KON_TUM, "-p", "kkt-giu-nguyen", "--kind", "tom-tat", "-o", &one]);
    assert_eq!(taken.status.code(), Some(3));
    assert_eq!(fs::read_to_string(&one).unwrap(), "of somebody else");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no side file without its document");
}

#[test]
fn the_shipped_templates_are_written_for_editing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("mau");
    assert!(tinhgon(&["report", "--template-out", out.to_str().unwrap()]).status.success());
    for (name, text) in Templates::shipped(Lang::Vi).files() {
        assert_eq!(&fs::read_to_string(out.join(name)).unwrap(), text);
    }
}

/// The documents of every kind for the shipped plans whose texts have cases of their own, by plan; made once, because a
/// study of a province takes its time.
fn of_many_plans() -> &'static [(&'static str, Document)] {
    static MADE: OnceLock<Vec<(&'static str, Document)>> = OnceLock::new();
    MADE.get_or_init(|| {
        let of = |plan: &'static str| {
            kon_tum(Lang::Vi, &[plan], |study, texts| {
                let templates = Templates::shipped(Lang::Vi);
                let made = |kind: DocumentKind| (plan, composed(study, texts, kind, &templates).unwrap());
                DocumentKind::ALL.map(made)
            })
        };
        ["departments-2025-03", "kkt-ve-cac-so", "kkt-giu-nguyen", "bo-cap-huyen"].into_iter().flat_map(of).collect()
    })
}

/// One of them.
fn of_plan(plan: &str, kind: DocumentKind) -> &'static Document {
    &of_many_plans().iter().find(|(one, document)| *one == plan && document.kind == kind).unwrap().1
}

#[test]
fn who_signs_and_what_the_number_says_follow_from_the_kind() {
    let of = |kind: DocumentKind| match kind {
        DocumentKind::Comparison | DocumentKind::Summary => ("/BC-SNV", vec!["GIÁM ĐỐC"]),
        DocumentKind::SubmissionDepartment => ("/TTr-SNV", vec!["GIÁM ĐỐC"]),
        DocumentKind::Scheme => ("/ĐA-UBND", vec!["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        DocumentKind::SubmissionCommittee | DocumentKind::SubmissionCouncil => {
            ("/TTr-UBND", vec!["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"])
        }
        DocumentKind::Resolution => ("/NQ-HĐND", vec!["CHỦ TỊCH"]),
        DocumentKind::Decision => ("/QĐ-UBND", vec!["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    };
    for (plan, document) in of_many_plans() {
        let what = format!("{} of {plan}", document.kind.word());
        let (symbol, signs) = of(document.kind);
        assert!(document.head.number.ends_with(symbol), "{what}: {}", document.head.number);
        assert_eq!(document.signature.lines, signs, "{what}");
        assert!(document.recipients.last().unwrap().starts_with("Lưu: VT"), "{what}: {:?}", document.recipients);
        let submits = document.kind.word().starts_with("submission") || document.kind == DocumentKind::Comparison;
        assert_eq!(document.head.addressees.len(), usize::from(submits), "{what} addresses whom it is for");
        let first = document.recipients.first().unwrap();
        assert_eq!(first == "Như trên;", submits, "{what}: who is addressed is “as above”, and else nobody is");
    }
}

#[test]
fn no_section_is_empty_and_nothing_is_announced_that_does_not_come() {
    for (plan, document) in of_many_plans() {
        let what = format!("{} of {plan}", document.kind.word());
        let mut elements = document.body.iter().peekable();
        while let Some(element) = elements.next() {
            let next = elements.peek();
            match element {
                Element::Heading { level, text } => {
                    let filled = match next {
                        Some(Element::Heading { level: below, .. }) => below > level,
                        next => next.is_some(),
                    };
                    assert!(filled, "{what}: nothing stands under {text}");
                }
                Element::Article(text) => {
                    assert!(!matches!(next, None | Some(Element::Article(_))), "{what}: {text} is empty");
                }
                Element::Paragraph(spans) => {
                    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
                    // A list comes, or the first clause of an article.
                    let comes = match next {
                        Some(Element::Dash(_)) => true,
                        Some(Element::Paragraph(spans)) => spans[0].text.starts_with("1. "),
                        _ => false,
                    };
                    assert!(!text.ends_with(':') || comes, "{what}: nothing comes after {text}");
                }
                Element::Dash(spans) => {
                    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
                    assert!(!text.contains(": .") && !text.contains("; ."), "{what}: {text}");
                }
                Element::Basis(_) | Element::Centred(_) | Element::Table(_) | Element::Chart(_) => {}
            }
        }
    }
}

#[test]
fn what_is_none_is_not_written_as_zero_and_signs_are_words() {
    let never = [
        " 0 nhiệm vụ",
        " 0 nội dung",
        " 0 đơn vị",
        " 0 cấp ",
        "dôi dư 0",
        "lộ trình 0",
        "cách khác 0",
        "sau sắp xếp 0",
        "từ 0 đến",
        " × ",
        "chưa đối chiếu))",
        "cấp, loại hình",
        "giải thể, kết thúc",
    ];
    for (plan, document) in of_many_plans() {
        let what = format!("{} of {plan}", document.kind.word());
        let text = words(document);
        for part in never {
            // A number that goes on, as 04, is another one.
            let has = |line: &&str| {
                line.match_indices(part)
                    .any(|(at, _)| !line[at + part.len()..].starts_with(|sign: char| sign.is_ascii_digit()))
            };
            let at = text.lines().find(has);
            assert!(at.is_none(), "{what} has “{part}”: {at:?}");
        }
    }
}

#[test]
fn grounds_are_cited_once_with_their_numbers_and_bear_on_what_changes() {
    for (plan, document) in of_many_plans() {
        let what = format!("{} of {plan}", document.kind.word());
        let grounds: Vec<&String> = document
            .body
            .iter()
            .filter_map(|element| match element {
                Element::Basis(text) => Some(text),
                _ => None,
            })
            .collect();
        for (at, ground) in grounds.iter().enumerate() {
            assert!(!grounds[..at].contains(ground), "{what} cites twice: {ground}");
            assert!(!ground.contains("Nghị định 4"), "{what}: the number comes after its word: {ground}");
            let last = at + 1 == grounds.len();
            assert!(ground.ends_with(if last { '.' } else { ';' }), "{what}: {ground}");
        }
        let about_areas = grounds.iter().any(|ground| ground.contains("1211/2016"));
        assert!(!about_areas || what.ends_with("bo-cap-huyen"), "{what} changes no administrative unit: {grounds:?}");
    }
}

#[test]
fn many_that_end_alike_are_told_in_one_line_and_who_takes_nothing_is_not_named() {
    let scheme = words(of_plan("bo-cap-huyen", DocumentKind::Scheme));
    let districts: Vec<&str> = scheme.lines().filter(|line| line.starts_with("10 UBND cấp huyện (")).collect();
    assert_eq!(districts.len(), 1, "{scheme}");
    assert!(districts[0].contains("UBND huyện Đăk Glei") && districts[0].contains("kết thúc hoạt động"));
    assert!(districts[0].contains("102 UBND cấp xã tiếp nhận: "), "{}", districts[0]);
    assert!(!scheme.lines().any(|line| line.starts_with("UBND huyện Đăk Glei:")));
    let decision = words(of_plan("bo-cap-huyen", DocumentKind::Decision));
    let districts = "việc kết thúc hoạt động 10 UBND cấp huyện từ ngày 01/7/2025 theo văn bản của Quốc hội";
    assert!(decision.contains(districts), "{decision}");
}

#[test]
fn a_decision_says_each_act_once_and_waits_for_those_above() {
    for kind in [DocumentKind::Decision, DocumentKind::Resolution] {
        let departments = words(of_plan("departments-2025-03", kind));
        assert_eq!(departments.matches("Sở Giao thông vận tải vào Sở Xây dựng").count(), 1, "{departments}");
        let one = "ợp nhất Sở Nông nghiệp và Phát triển nông thôn và Sở Tài nguyên và Môi trường thành Sở Nông \
                       nghiệp và Môi trường";
        assert!(departments.contains(one), "{departments}");
        assert!(departments.contains("ổi tên Ban Dân tộc thành Sở Dân tộc và Tôn giáo"), "{departments}");
        // The council decides on departments, and the committee carries that out.
        let by_council = departments.contains("theo nghị quyết của Hội đồng nhân dân tỉnh");
        assert_eq!(by_council, kind == DocumentKind::Decision, "{departments}");
        let text = words(of_plan("kkt-ve-cac-so", kind));
        assert!(!text.contains("Sở Giao thông vận tải vào Sở Xây dựng"), "an earlier plan's: {text}");
        assert!(text.contains("sắp xếp các sở từ ngày 01/3/2025 thực hiện theo văn bản riêng"), "{text}");
        assert!(text.contains("sau khi Thủ tướng Chính phủ quyết định"), "{text}");
        let articles: Vec<String> = text.lines().filter(|line| line.starts_with("Điều ")).map(str::to_owned).collect();
        for (at, article) in articles.iter().enumerate() {
            assert!(article.starts_with(&format!("Điều {}. ", at + 1)), "{articles:?}");
        }
    }
}

#[test]
fn a_form_of_leaders_says_what_is_missing_where_limits_are_unknown() {
    let document = of_plan("kkt-ve-cac-so", DocumentKind::Scheme);
    let form = document.tables().find(|annex| annex.word == "b03").unwrap();
    let note = form.notes.iter().find(|note| note.contains("Chưa rõ")).unwrap();
    assert!(note.contains("nhóm tự chủ"), "{note}");
}

#[test]
fn what_an_agency_that_ends_leaves_is_counted_with_its_units_and_as_in_the_other_parts() {
    let scheme = words(of_plan("bo-cap-huyen", DocumentKind::Scheme));
    let line = |start: &str| scheme.lines().find(|line| line.starts_with(start)).unwrap();
    let finance = line("Sở Kế hoạch và Đầu tư: ");
    assert!(finance.contains("Sở Tài chính tiếp nhận: 13 nhiệm vụ chủ trì"), "{finance}");
    assert!(finance.contains("68 biên chế, 63 người có mặt"), "{finance}");
    let districts = line("10 UBND cấp huyện (");
    for part in ["UBND tỉnh Kon Tum tiếp nhận: 04 nhiệm vụ", "315 biên chế, 283 người", "612 biên chế, 569 người"]
    {
        assert!(districts.contains(part), "{districts}");
    }
    // The same 13 tasks agency by agency, and as 11 of its own and 02 together with another.
    assert!(scheme.contains("Nhiệm vụ tiếp nhận: 13 nhiệm vụ từ Sở Kế hoạch và Đầu tư"), "{scheme}");
    let eleven =
        "Giao Sở Tài chính chủ trì 11 nhiệm vụ (trong đó 03 nhiệm vụ cùng cơ quan khác đang chủ trì) từ Sở Kế hoạch";
    assert!(scheme.contains(eleven), "{scheme}");
    assert!(scheme.contains("Giao Sở Tài chính và Sở Nông nghiệp và Môi trường cùng chủ trì 02 nhiệm vụ"), "{scheme}");
}

#[test]
fn what_two_led_goes_from_each_to_its_own_successor() {
    let scheme = words(of_plan("departments-2025-03", DocumentKind::Scheme));
    let transport = scheme.lines().find(|line| line.starts_with("Sở Giao thông vận tải: ")).unwrap();
    assert!(transport.contains("tiếp tục chủ trì 04 nhiệm vụ trước đây cùng chủ trì"), "{transport}");
    assert!(!transport.contains("Sở Nông nghiệp và Môi trường"), "it was merged into another: {transport}");
    // Both sides of a task that one of two goes on leading tell it alike, and neither as a transfer.
    let religion = "(Nắm tình hình, vận động vùng đồng bào DTTS có đạo)";
    let led_on = format!("tiếp tục chủ trì 01 nhiệm vụ trước đây cùng chủ trì với Sở Nội vụ {religion}");
    let left = format!("thôi cùng chủ trì 01 nhiệm vụ do Sở Dân tộc và Tôn giáo tiếp tục chủ trì {religion}");
    assert!(scheme.contains(&led_on) && scheme.contains(&left), "{scheme}");
    // Whoever had a task that a step gives without naming them gives it all the same, and one decision tells it.
    let handed = scheme.lines().filter(|line| line.starts_with("Chuyển giao nhiệm vụ: "));
    let to_police: Vec<&str> = handed.filter(|line| line.contains("sang Công an tỉnh")).collect();
    assert_eq!(to_police.len(), 1, "{to_police:?}");
    assert!(to_police[0].contains("từ Sở Lao động - Thương binh và Xã hội, Sở Y tế"), "{to_police:?}");
}

#[test]
fn what_does_not_keep_the_rules_is_named_with_its_bodies() {
    for kind in [DocumentKind::Scheme, DocumentKind::Summary, DocumentKind::SubmissionCouncil] {
        let text = words(of_plan("bo-cap-huyen", kind));
        assert!(text.contains("còn 03 nội dung chưa bảo đảm quy định"), "{text}");
        for named in
            ["Thanh tra Sở (Sở Giáo dục và Đào tạo)", "trụ sở làm việc, nhà công vụ (Sở Tài chính và Sở Xây dựng)"]
        {
            assert!(text.contains(named), "{kind:?}: {text}");
        }
    }
}

#[test]
fn a_decision_over_several_days_takes_effect_when_it_is_signed_and_decides_only_what_is_its_own() {
    for (kind, effect) in
        [(DocumentKind::Decision, "kể từ ngày ký;"), (DocumentKind::Resolution, "kể từ ngày thông qua;")]
    {
        let text = words(of_plan("bo-cap-huyen", kind));
        assert!(text.contains(effect), "{text}");
        let articles = &text[text.find("Điều 1. ").unwrap()..];
        assert!(!articles.contains("chưa đối chiếu"), "{articles}");
        for above in ["10 Công an cấp huyện", "10 UBND cấp huyện"] {
            let told: Vec<&str> =
                articles.lines().filter(|line| line.contains(&format!("hoạt động {above}"))).collect();
            assert!(told.len() == 1 && told[0].contains("Tổ chức thực hiện việc"), "{told:?}");
        }
    }
}

#[test]
fn a_roadmap_says_what_joins_what_and_tells_like_things_once() {
    kon_tum(Lang::Vi, &["toan-bo-2025"], |study, texts| {
        let scheme = words(&composed(study, texts, DocumentKind::Scheme, &Templates::shipped(Lang::Vi)).unwrap());
        for part in [
            "Đổi tên: Ban Dân tộc thành Sở Dân tộc và Tôn giáo.",
            "Sáp nhập: Sở Kế hoạch và Đầu tư vào Sở Tài chính; ",
            "Hợp nhất: Sở Nông nghiệp và Phát triển nông thôn và Sở Tài nguyên và Môi trường thành Sở Nông nghiệp",
            "Chuyển giao nhiệm vụ: từ Sở Nội vụ sang Sở Dân tộc và Tôn giáo; ",
            "để thành lập 36 đơn vị hành chính mới (danh mục tại phụ lục)",
        ] {
            assert!(scheme.contains(part), "{part}: {scheme}");
        }
        assert_eq!(scheme.lines().filter(|line| line.starts_with("Việc nhập đơn vị hành chính")).count(), 1);
        for of_the_plan in ["dòng 1", "không chọn nhiệm vụ", "xa-102-con-40"] {
            assert!(!scheme.contains(of_the_plan), "{of_the_plan}: {scheme}");
        }
    });
}
