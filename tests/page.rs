//! A document as a page of HTML and as Markdown: what the writers must keep whatever the document says.
#![cfg(feature = "dossier")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails is to panic")]

use std::collections::BTreeSet;
use tinhgon::chart::{Bars, Chart, Series, Shape};
use tinhgon::dossier::{
    Annex, AnnexColumn, AnnexRow, Appendix, Document, DocumentKind, Element, Head, Level, Signature, Span,
};
use tinhgon::model::Grade;
use tinhgon::output::{document_markdown, html};
use tinhgon::report::{Cell, Column, Lang, Provenance, Table, Texts};

fn chart(word: &'static str, title: &str) -> Chart {
    let column =
        |key: &'static str, title: &str| Column { key: key.into(), title: title.to_owned(), collapsible: false };
    let mut data = Table::new(vec![column("body", "Cơ quan"), column("count", "Số người")]);
    for number in 0..68 {
        data.row(vec![Cell::text(format!("Phòng {number}")), Cell::Number(Some(number))]);
    }
    let categories = vec!["Sở A & B".to_owned()];
    let series = vec![Series { name: "Giao".to_owned(), values: vec![Some(5)] }];
    let shape = Shape::Bars(Bars { categories, series, ..Bars::default() });
    let (title, subtitle, unit) = (title.to_owned(), "Phương án 1".to_owned(), "người".to_owned());
    Chart {
        word,
        title,
        subtitle,
        unit,
        notes: vec!["Số liệu đến ngày 28/02/2025".to_owned()],
        alt: "Một cột.".to_owned(),
        shape,
        data,
    }
}

fn annex() -> Annex {
    let column = |group: &str, title: &str| AnnexColumn {
        group: group.to_owned(),
        title: title.to_owned(),
        width: 1,
        ..AnnexColumn::default()
    };
    let row = |level, name: &str, before, after| AnnexRow {
        level,
        cells: vec![Cell::text(name), Cell::Number(before), Cell::Number(after)],
    };
    Annex {
        word: "b02",
        title: "Biên chế | lao động".to_owned(),
        unit: "Đơn vị tính: người".to_owned(),
        columns: vec![column("", "Cơ quan"), column("Trước", "Giao"), column("Trước", "Có mặt")],
        rows: vec![
            row(Level::Group, "I. Các sở", Some(1150), Some(7)),
            row(Level::Item, "Sở Nội vụ", Some(1140), Some(7)),
            row(Level::Item, "Sở <Y tế>", Some(10), None),
            row(Level::Total, "Tổng cộng", Some(1150), None),
        ],
        notes: vec!["Số liệu đến ngày 28/02/2025".to_owned()],
    }
}

fn document() -> Document {
    let span = |text: &str, bold| Span { text: text.to_owned(), bold, italic: false };
    let heading = |level, text: &str| Element::Heading { level, text: text.to_owned() };
    let states = [("organisation-before", "Trước"), ("organisation-after", "Sau"), ("organisation-change", "Thay đổi")];
    let mut body = vec![
        Element::Basis("Căn cứ Luật;".to_owned()),
        heading(1, "I. Sự cần thiết"),
        heading(3, "a) Quá sâu"),
        Element::Paragraph(vec![span("Giảm ", false), span("05 sở", true), span(" & <không> hơn.", false)]),
        Element::Dash(vec![span("một", false)]),
        Element::Dash(vec![span("hai", false)]),
        heading(1, "II. Phương án"),
        Element::Table(Box::new(annex())),
    ];
    body.extend(states.map(|(word, title)| Element::Chart(Box::new(chart(word, title)))));
    body.push(Element::Chart(Box::new(chart("staff", "Biên chế"))));
    body.push(Element::Chart(Box::new(chart("staff", "Biên chế"))));
    let appendix = Appendix {
        number: "Phụ lục I".to_owned(),
        title: String::new(),
        belongs: "(Kèm theo Đề án)".to_owned(),
        tables: vec![annex()],
        charts: vec![chart("staff", "Biên chế")],
        landscape: true,
    };
    Document {
        kind: DocumentKind::Scheme,
        head: Head {
            superior: String::new(),
            issuer: "ỦY BAN NHÂN DÂN TỈNH".to_owned(),
            number: "Số: …/ĐA-UBND".to_owned(),
            place_and_date: "Kon Tum, ngày … tháng … năm 2025".to_owned(),
            national: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(), "Độc lập - Tự do - Hạnh phúc".to_owned()],
            title: "ĐỀ ÁN".to_owned(),
            subject: "Sắp xếp \"tổ chức\" & bộ máy".to_owned(),
            ..Head::default()
        },
        contents: true,
        body,
        signature: Signature {
            lines: vec!["CHỦ TỊCH".to_owned()],
            name: String::new(),
            recipients: "Nơi nhận:".to_owned(),
        },
        recipients: vec!["- Như trên;".to_owned()],
        annexes: vec![appendix],
        provenance: Provenance {
            version: "0",
            case: "kon-tum".to_owned(),
            case_name: "Kon Tum".to_owned(),
            inputs_sha256: "0".to_owned(),
            norms: None,
            as_of: None,
            data_as_of: None,
            grade: Grade::Synthetic,
        },
    }
}

fn page() -> String {
    html::render(&document(), &[], &Texts::new(Lang::Vi)).unwrap()
}

/// The values of an attribute, in order.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let mark = format!(" {attribute}=\"");
    page.split(mark.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_page_asks_nothing_of_any_other_place() {
    let page = page();
    for (at, _) in page.match_indices("://") {
        let before = &page[at.saturating_sub(12)..at + 20];
        assert!(before.contains("://www.w3.org/2000/"), "a name of a space of XML alone: {before}");
    }
    assert!(!page.contains("@import") && !page.contains("<link rel=\"stylesheet\""));
    assert_eq!(page.matches("@font-face").count(), 5, "each face once: two for the screen, three for paper");
}

#[test]
fn every_id_is_there_once_and_whatever_is_pointed_to_is_there() {
    let page = page();
    let ids = values(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
        for name in values(&page, attribute).iter().flat_map(|names| names.split_whitespace()) {
            assert!(unique.contains(name), "{attribute} names {name}");
        }
    }
    for link in values(&page, "href").iter().filter_map(|link| link.strip_prefix('#')) {
        assert!(unique.contains(link), "a link to {link}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let page = page();
    let main = page.split("<main").nth(1).unwrap();
    let levels: Vec<u32> =
        main.match_indices("<h").filter_map(|(at, _)| main[at + 2..].chars().next()?.to_digit(10)).collect();
    assert_eq!(levels.first(), Some(&1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn words_stay_words_and_unknown_stays_unknown() {
    let page = page();
    assert!(page.contains("Giảm <strong>05 sở</strong> &amp; &lt;không&gt; hơn."));
    assert!(page.contains("<th scope=\"row\">Sở &lt;Y tế&gt;</th>"));
    let unknown = Texts::new(Lang::Vi).say("unknown", &[]);
    assert!(page.contains(&format!("<td class=\"n\">{unknown}</td>")));
    assert!(page.contains("<title>ĐỀ ÁN – Sắp xếp &quot;tổ chức&quot; &amp; bộ máy</title>"));
}

#[test]
fn the_states_of_one_chart_stand_in_one_place_and_other_charts_for_themselves() {
    let page = page();
    assert_eq!(page.matches("<div class=\"states\">").count(), 1);
    assert_eq!(values(&page, "aria-controls"), ["chart-1", "chart-2", "chart-3"]);
    assert_eq!(page.matches("<figure").count(), 6);
}

#[test]
fn a_document_that_shows_one_state_has_the_others_beside_it_on_the_page() {
    let mut document = document();
    document.body.retain(|element| match element {
        Element::Chart(chart) => chart.word == "organisation-change",
        _ => true,
    });
    let states = [chart("organisation-before", "Trước"), chart("organisation-after", "Sau")];
    let page = html::render(&document, &states, &Texts::new(Lang::Vi)).unwrap();
    assert_eq!(values(&page, "aria-controls"), ["chart-1", "chart-2", "chart-3"]);
}

#[test]
fn a_page_carries_the_faces_in_which_it_is_read_and_printed() {
    let page = page();
    for (family, faces) in [("Be Vietnam Pro", 2), ("Tinos", 3)] {
        assert_eq!(page.matches(&format!("@font-face{{font-family:\"{family}\"")).count(), faces);
    }
}

#[test]
fn a_chart_that_nobody_reads_on_paper_is_left_out_and_says_so() {
    let mut long = chart("staff", "Biên chế");
    let names: Vec<String> = (0..3_000).map(|number| format!("Đơn vị {number}")).collect();
    let series = vec![Series { name: "Giao".to_owned(), values: vec![Some(5); names.len()] }];
    long.shape = Shape::Bars(Bars { categories: names, series, ..Bars::default() });
    for number in 0..3_000 {
        long.data.row(vec![Cell::text(format!("Đơn vị {number}")), Cell::Number(Some(5))]);
    }
    let mut document = document();
    document.body.push(Element::Chart(Box::new(long)));
    let page = html::render(&document, &[], &Texts::new(Lang::Vi)).unwrap();
    assert!(page.contains("trang nên không in trong văn bản này"), "the chart");
    assert!(page.contains("3.068 dòng nên không đưa vào trang này"), "its data");
    assert!(!page.contains("Đơn vị 2999"));
}

#[test]
fn a_page_is_the_same_each_time() {
    assert_eq!(page(), page());
}

#[test]
fn nothing_is_a_dash_in_the_data_of_a_chart_as_in_a_form() {
    let mail = document_markdown(&document(), &Texts::new(Lang::Vi));
    assert!(mail.contains("| Phòng 0 | - |"), "{mail}");
    assert!(page().contains("<td class=\"n\" data-value=\"0\">-</td>"));
}

#[test]
fn a_mail_says_what_the_page_says_and_of_charts_the_data_in_short() {
    let mail = document_markdown(&document(), &Texts::new(Lang::Vi));
    for line in [
        "# ĐỀ ÁN. Sắp xếp \"tổ chức\" & bộ máy",
        "## I. Sự cần thiết",
        "Giảm **05 sở** & \\<không> hơn.",
        "- một\n- hai\n\n## II. Phương án",
        "**Biên chế | lao động** *(Đơn vị tính: người)*",
        "| Cơ quan | Trước: Giao | Trước: Có mặt |\n| --- | ---: | ---: |",
        "| **I. Các sở** | **1.150** | **7** |",
        "| Sở Nội vụ | 1.140 | 7 |",
        "| **Tổng cộng** | **1.150** |",
        "## Phụ lục I\n\n*(Kèm theo Đề án)*",
        "| Phòng 59 | 59 |\n\n… còn 8 dòng",
    ] {
        assert!(mail.contains(line), "{line}\nis not in\n{mail}");
    }
    assert!(!mail.contains("Phòng 60"));
}
