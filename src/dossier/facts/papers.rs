//! The papers that a document rests on: what the law of the day is made of, and what the plans name.

use crate::evaluate::Status as Standing;
use crate::norms::Status;
use crate::report::{Lang, Studied, Study, Texts, date_text};
use minijinja::{Value, context};
use std::collections::BTreeSet;

/// The papers that the plan, its bases and their steps name, each once.
pub fn of_plans(option: &Studied<'_>) -> Vec<String> {
    let mut papers: Vec<String> = Vec::new();
    for paper in option.plans.iter().rev().filter_map(|plan| plan.basis.as_ref()).flat_map(|basis| parts(basis)) {
        if papers.iter().all(|other| other != paper) {
            papers.push(paper.to_owned());
        }
    }
    papers
}

/// The papers of a line that names several.
fn parts(line: &str) -> impl Iterator<Item = &str> {
    line.split(';').map(str::trim).filter(|paper| !paper.is_empty())
}

/// The order in which papers are cited: by the height of who issued them, those of the Party before those of offices.
fn rank(paper: &str) -> usize {
    const ORDER: [&str; 10] = [
        "Luật",
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Thông tư",
        "Kết luận",
        "Thông báo",
        "Kế hoạch",
        "Công văn",
        "Đề án",
    ];
    ORDER.iter().position(|word| paper.starts_with(word)).unwrap_or(ORDER.len())
}

/// The number of a paper, by which it is known: `45/2025/NĐ-CP`.
fn number(paper: &str) -> Option<&str> {
    let is_number = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit()) && word.contains(['/', '-']);
    let mut words = paper.split_whitespace().map(|word| word.trim_matches(['(', ')', ',']));
    words.find(|word| is_number(word) && word.contains(char::is_alphabetic))
}

/// A paper as a document cites it: in Vietnamese its number after the word for it, who issued it where the symbol says
/// so, and its day in words.
pub fn cited(paper: &str, texts: &Texts) -> String {
    const ISSUERS: [(&str, &str); 5] = [
        ("/NĐ-CP", "của Chính phủ"),
        ("/QĐ-TTg", "của Thủ tướng Chính phủ"),
        ("UBTVQH", "của Ủy ban Thường vụ Quốc hội"),
        ("-NQ/TW", "của Ban Chấp hành Trung ương"),
        ("/QH", "của Quốc hội"),
    ];
    let Some(own) = number(paper).filter(|_| texts.lang() == Lang::Vi && rank(paper) < 10) else {
        return paper.to_owned();
    };
    let mut text = match paper.split_once(own) {
        Some((before, after)) if before.ends_with(' ') && !before.ends_with("số ") => {
            format!("{before}số {own}{after}")
        }
        _ => return paper.to_owned(),
    };
    if let Some((before, day)) = text.split_once(" (").filter(|(_, day)| day.len() == 11 && day.ends_with(')')) {
        text = format!("{before} ngày {}", &day[..10]);
    }
    let issuer = ISSUERS.iter().find(|issuer| own.contains(issuer.0)).filter(|_| !text.starts_with("Luật"));
    match issuer {
        Some((_, issuer)) if !text.contains(" của ") => format!("{text} {issuer}"),
        _ => text,
    }
}

/// The papers cited so far, each with how sure it is and its articles.
type Cited = Vec<(String, Status, BTreeSet<String>)>;

/// The legal values that the option is judged by: the papers of what it mends or brings and of who decides, each once
/// with the articles. What stands as it stood gives no ground for a change. Papers whose text was not checked come
/// apart, so that nobody signs what nobody has read.
pub fn law(study: &Study<'_>, option: &Studied<'_>, texts: &Texts) -> Value {
    let mut papers: Cited = Vec::new();
    let mut cite = |instrument: &str, article: Option<&String>, status: Status| {
        for paper in parts(instrument) {
            let same = |other: &str| other == paper || number(other).is_some_and(|own| Some(own) == number(paper));
            let at = match papers.iter().position(|other| same(&other.0)) {
                Some(at) => at,
                None => {
                    papers.push((paper.to_owned(), status, BTreeSet::new()));
                    papers.len() - 1
                }
            };
            if status == Status::Verified {
                papers[at].1 = status;
            }
            papers[at].2.extend(article.cloned());
        }
    };
    let told = option.evaluation.findings.iter().filter(|judged| judged.status != Standing::Unchanged);
    for judged in told {
        if let Some(cited) = judged.finding.basis.and_then(|basis| study.norms.cited(basis)) {
            cite(&cited.citation.instrument, cited.citation.article.as_ref(), cited.status);
        }
    }
    // What an earlier plan decides has grounds of its own.
    let own = option.decisions.iter().filter(|decision| !option.is_earlier(decision.step));
    for claim in own.filter_map(|decision| decision.claim) {
        let citation = &claim.rule.citation;
        cite(&citation.instrument, citation.article.as_ref(), claim.rule.status);
    }
    // A paper without a number cannot be cited in a document that somebody signs.
    papers.retain(|paper| paper.0.contains('/') || paper.0.contains('-'));
    papers.sort_by(|one, other| (rank(&one.0), &one.0).cmp(&(rank(&other.0), &other.0)));
    let of = |wanted: Status| -> Vec<Value> {
        let those = papers.iter().filter(|paper| paper.1 == wanted);
        let value = |(instrument, _, articles): &(String, Status, BTreeSet<String>)| {
            let articles = articles.iter().cloned().collect::<Vec<String>>().join(", ");
            context! { paper => cited(instrument, texts), articles => articles }
        };
        those.map(value).collect()
    };
    let day = option.law.as_ref().map(|law| date_text(law.day(), texts)).unwrap_or_default();
    let checked = papers.iter().filter(|paper| paper.1 == Status::Verified).map(|paper| paper.0.clone());
    let mut grounds: Vec<String> = checked.collect();
    // What a plan names without a number, the law of the day names with it.
    let citable = |paper: &String| number(paper).is_some() || papers.is_empty();
    for paper in of_plans(option).into_iter().filter(citable) {
        let same = |other: &String| {
            other.contains(&paper)
                || paper.contains(other.as_str())
                || number(other).is_some_and(|own| Some(own) == number(&paper))
        };
        if !grounds.iter().any(same) {
            grounds.push(paper);
        }
    }
    grounds.sort_by_key(|paper| rank(paper));
    let grounds: Vec<String> = grounds.iter().map(|paper| cited(paper, texts)).collect();
    context! { grounds => grounds, verified => of(Status::Verified), recalled => of(Status::Recalled), day => day }
}

#[cfg(test)]
mod tests {
    use super::{cited, number};
    use crate::report::{Lang, Texts};

    #[test]
    fn papers_are_cited_with_number_day_and_issuer() {
        let texts = Texts::new(Lang::Vi);
        let said = |paper: &str| cited(paper, &texts);
        assert_eq!(said("Nghị định 45/2025/NĐ-CP"), "Nghị định số 45/2025/NĐ-CP của Chính phủ");
        assert_eq!(said("Luật Thanh tra 84/2025/QH15"), "Luật Thanh tra số 84/2025/QH15");
        assert_eq!(said("Công văn 31/CV-BCĐTKNQ18 (04/01/2025)"), "Công văn số 31/CV-BCĐTKNQ18 ngày 04/01/2025");
        let notice = "Thông báo 1272-TB/TU ngày 17/02/2025 của Tỉnh ủy";
        assert_eq!(said(notice), "Thông báo số 1272-TB/TU ngày 17/02/2025 của Tỉnh ủy");
        let many = "28 nghị định phân định thẩm quyền (từ 120/2025/NĐ-CP)";
        assert_eq!(said(many), many, "what is no single paper stays as it is");
        assert_eq!(cited("Nghị định 45/2025/NĐ-CP", &Texts::new(Lang::En)), "Nghị định 45/2025/NĐ-CP");
        assert_eq!(number("Kế hoạch thực hiện 191-KH/TU, mục II.6"), Some("191-KH/TU"));
    }
}
