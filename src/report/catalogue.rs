//! The page that documents every finding, made from the codes and their texts so that it cannot fall behind.

use super::texts::{Lang, Texts};
use crate::rules::Code;

/// The norms that a finding rests on, the first that is in force.
fn rule(code: &Code) -> String {
    match code.norms() {
        [] => "the tool's own measure".to_owned(),
        ids => ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", "),
    }
}

/// `docs/findings.md`: each code with its name in both languages, its cause, its cure and its norms.
pub fn findings_page() -> String {
    let (vi, en) = (Texts::new(Lang::Vi), Texts::new(Lang::En));
    let mut page = String::from(
        "# Findings\n\nGenerated from the codes and their texts: `UPDATE=1 cargo test --test texts` rewrites this page.\n\n\
         A finding is a fact: a code, a subject, what was measured, what it is held against, and the rule behind it. Code and\n\
         subject are its identity, by which fixed, new and unchanged findings are told apart. A breach cites a verified rule and rests\n\
         on verified rows; what rests on others is a warning and worded \u{201c}cần rà soát\u{201d}.\n",
    );
    for code in Code::ALL {
        let key = format!("finding-{}", code.word());
        page.push_str(&format!("\n## {}\n\n", code.word()));
        for (lang, texts) in [("vi", &vi), ("en", &en)] {
            let [name, cause, cure] = ["", ".cause", ".cure"].map(|part| texts.say(&format!("{key}{part}"), &[]));
            page.push_str(&format!("- {lang}: **{name}**. {cause} {cure}\n"));
        }
        page.push_str(&format!("- rule: {}\n", rule(code)));
    }
    page
}
