//! What the library cannot say is put into its XML before it is packed: heading rows that repeat, alternative texts of
//! pictures, the language, and the default style. What the schema of Office does not know, and what differs from run to
//! run, such as ids of paragraphs, is taken out.

use super::order::ordered;
use crate::output::draw::escaped;
use crate::report::Lang;
use docx_rs::XMLDocx;

/// The face of the document with those that are as wide, for a machine without it; 163 (A3) is the Vietnamese character
/// set.
const FONTS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:font w:name="Times New Roman"><w:altName w:val="Tinos,Liberation Serif" />"#,
    r#"<w:panose1 w:val="02020603050405020304" /><w:charset w:val="A3" />"#,
    r#"<w:family w:val="roman" /><w:pitch w:val="variable" /></w:font></w:fonts>"#
);

/// Properties of a paragraph's mark, which the library writes into styles, too, where the schema has none.
const MARK_OF_STYLE: &str = "<w:rPr /></w:pPr>";

/// What is gathered while a document is laid out.
pub struct Patches {
    lang: &'static str,
    pictures: Vec<(String, String)>,
    tables: usize,
    charts: usize,
}

impl Patches {
    /// Nothing yet.
    pub fn new(lang: Lang) -> Self {
        let lang = match lang {
            Lang::Vi => "vi-VN",
            Lang::En => "en-GB",
        };
        Self { lang, pictures: Vec::new(), tables: 0, charts: 0 }
    }

    /// The number of the next table.
    pub fn next_table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    /// The number of the next chart.
    pub fn next_chart(&mut self) -> usize {
        self.charts += 1;
        self.charts
    }

    /// Notes a picture with its title and alternative text; comes back with its id in the package.
    pub fn picture(&mut self, title: &str, alt: &str) -> String {
        self.pictures.push((title.to_owned(), alt.to_owned()));
        format!("rIdImage{}", self.pictures.len())
    }

    /// The package with everything put right.
    pub fn applied(&self, mut package: XMLDocx) -> XMLDocx {
        package.document = patched(package.document, |xml| ordered(&self.document(&xml)));
        // Neither a day that is none nor an author of whom nobody knows is said.
        package.doc_props.core = patched(package.doc_props.core, |xml| {
            let xml = between(&xml, "<dcterms:created", "</dcterms:created>", |_| Some(String::new()));
            let xml = between(&xml, "<dcterms:modified", "</dcterms:modified>", |_| Some(String::new()));
            xml.replace(">unknown<", "><")
        });
        package.font_table = FONTS.as_bytes().to_vec();
        package.styles = patched(package.styles, |xml| ordered(&self.styles(&xml)).replace(MARK_OF_STYLE, "</w:pPr>"));
        package.settings = patched(package.settings, |xml| ordered(&xml));
        for header in &mut package.headers {
            *header = patched(std::mem::take(header), |xml| ordered(&without_ids(&xml)));
        }
        package
    }

    fn document(&self, xml: &str) -> String {
        // Only heading rows have a least height.
        let least = r#"w:hRule="atLeast" />"#;
        let xml = xml.replace(least, &format!("{least}<w:tblHeader />"));
        // A column of a grid has a width, always in twips, and no unit.
        let xml = between(&xml, "<w:gridCol ", "/>", |column| Some(column.replace(r#" w:type="dxa""#, "")));
        // The paragraph that ends a section is as low as can be: after a full page it would stand alone on the next.
        let low = r#"<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact" /><w:sectPr>"#;
        let xml = without_ids(&xml).replace("<w:p><w:pPr><w:sectPr>", low);
        let mut pictures = self.pictures.iter().enumerate();
        between(&xml, "<wp:docPr ", "/>", |_| {
            let (at, (title, alt)) = pictures.next()?;
            let (number, title, alt) = (at + 1, escaped(title), escaped(alt));
            Some(format!(r#"<wp:docPr id="{number}" name="{title}" title="{title}" descr="{alt}" />"#))
        })
    }

    fn styles(&self, xml: &str) -> String {
        // The library writes a bare style of the name first; ours is the one that counts.
        let bare = r#"<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal" /><w:rPr /><w:pPr><w:rPr /></w:pPr><w:qFormat /></w:style>"#;
        let xml = xml.replacen(bare, "", 1);
        let normal = r#"<w:style w:type="paragraph" w:styleId="Normal">"#;
        let default = r#"<w:style w:type="paragraph" w:default="1" w:styleId="Normal">"#;
        let xml = xml.replacen(normal, default, 1);
        let lang = self.lang;
        let language = format!(r#"<w:lang w:val="{lang}" w:eastAsia="{lang}" /></w:rPr></w:rPrDefault>"#);
        xml.replacen("</w:rPr></w:rPrDefault>", &language, 1)
    }
}

fn patched(bytes: Vec<u8>, patch: impl FnOnce(String) -> String) -> Vec<u8> {
    // The library writes UTF-8; what is none is left as it is.
    String::from_utf8(bytes).map_or_else(|error| error.into_bytes(), |xml| patch(xml).into_bytes())
}

/// Ids of paragraphs are counted over all documents of a process, and nobody needs them.
fn without_ids(xml: &str) -> String {
    between(xml, r#" w14:paraId=""#, "\"", |_| Some(String::new()))
}

/// Replaces every part from a mark to the next end, both included; none: the part stays.
fn between(xml: &str, mark: &str, end: &str, mut with: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find(mark) {
        out.push_str(&rest[..at]);
        let after = &rest[at + mark.len()..];
        let length = after.find(end).map_or(rest.len() - at, |found| mark.len() + found + end.len());
        let part = &rest[at..at + length];
        match with(part) {
            Some(text) => out.push_str(&text),
            None => out.push_str(part),
        }
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn parts_between_marks_are_replaced_one_by_one() {
        let mut number = 0;
        let out = between("a<x 1/>b<x 2/>c", "<x ", "/>", |_| {
            number += 1;
            (number == 1).then(|| "!".to_owned())
        });
        assert_eq!(out, "a!b<x 2/>c");
    }
}
