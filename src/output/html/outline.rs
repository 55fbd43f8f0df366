//! The table of contents of a page: its headings as nested lists.

use crate::output::draw::escaped;

/// A heading that the table of contents names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// How deep it stands, from 2: the title of the page is 1.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The id by which links reach it.
    pub id: String,
}

/// The headings as nested lists of links; empty where one would be all.
pub fn contents(headings: &[Heading]) -> String {
    if headings.len() < 2 {
        return String::new();
    }
    let mut out = String::new();
    // The levels of the lists that are open.
    let mut open: Vec<u8> = Vec::new();
    for heading in headings {
        while open.len() > 1 && open.last().is_some_and(|level| *level > heading.level) {
            out.push_str("</li></ol>");
            open.pop();
        }
        if open.last().is_none_or(|level| *level < heading.level) {
            out.push_str("<ol>");
            open.push(heading.level);
        } else {
            out.push_str("</li>\n");
        }
        out.push_str(&format!("<li><a href=\"#{}\">{}</a>", heading.id, escaped(&heading.text)));
    }
    open.iter().for_each(|_| out.push_str("</li></ol>"));
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::{Heading, contents};

    fn heading(level: u8, text: &str) -> Heading {
        Heading { level, text: text.to_owned(), id: text.to_lowercase() }
    }

    #[test]
    fn deeper_headings_stand_in_lists_of_their_own() {
        let headings = [heading(2, "A"), heading(3, "B"), heading(3, "C"), heading(2, "D")];
        let link = |id: &str, text: &str| format!("<li><a href=\"#{id}\">{text}</a>");
        let expected = format!(
            "<ol>{}<ol>{}</li>\n{}</li></ol></li>\n{}</li></ol>\n",
            link("a", "A"),
            link("b", "B"),
            link("c", "C"),
            link("d", "D")
        );
        assert_eq!(contents(&headings), expected);
    }

    #[test]
    fn a_list_that_begins_deep_is_closed_as_often_as_it_is_opened() {
        let list = contents(&[heading(4, "A"), heading(2, "B"), heading(3, "<C>")]);
        assert_eq!(list.matches("<ol>").count(), list.matches("</ol>").count());
        assert_eq!(list.matches("<li>").count(), list.matches("</li>").count());
        assert!(list.contains("&lt;C&gt;"));
        assert_eq!(contents(&[heading(2, "A")]), "");
    }
}
