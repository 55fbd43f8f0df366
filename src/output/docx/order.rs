//! The order of properties that the schema of Word files asks for: the library writes them in an order of its own, which
//! some programs take and others call damaged.

/// Elements whose children have an order, inner ones first.
const ORDERS: [(&str, &[&str]); 7] = [
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:lang",
        ],
    ),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:pBdr",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:vAlign"]),
    ("w:tblPr", &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:cols",
            "w:titlePg",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tcPr",
        ],
    ),
    ("w:settings", &["w:zoom", "w:defaultTabStop", "w:compat"]),
];

/// The XML with the properties in order.
pub fn ordered(xml: &str) -> String {
    ORDERS.iter().fold(xml.to_owned(), |xml, (element, order)| of_element(&xml, element, order))
}

fn of_element(xml: &str, element: &str, order: &[&str]) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find(&open) {
        let after = &rest[at + open.len()..];
        let Some(end) = after.find('>').filter(|_| after.starts_with([' ', '>', '/'])) else {
            out.push_str(&rest[..at + open.len()]);
            rest = after;
            continue;
        };
        let inner = &after[end + 1..];
        let length = inner.find(&close).filter(|_| !after[..end].ends_with('/'));
        let head = at + open.len() + end + 1;
        out.push_str(&rest[..head]);
        rest = &rest[head..];
        if let Some(length) = length {
            let mut children = children(&rest[..length]);
            children.sort_by_key(|(name, _)| order.iter().position(|one| one == name).unwrap_or(order.len()));
            children.iter().for_each(|(_, child)| out.push_str(child));
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    out
}

/// The children of an element, each with its name.
fn children(mut inner: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    while !inner.is_empty() {
        let length = length_of(inner);
        let (child, rest) = inner.split_at(length);
        found.push((name_of(child), child));
        inner = rest;
    }
    found
}

fn name_of(child: &str) -> &str {
    let name = child.strip_prefix('<').unwrap_or(child);
    name.split([' ', '>', '/']).next().unwrap_or(name)
}

/// How long the first child is: to its own end, or to that of its last tag.
fn length_of(inner: &str) -> usize {
    let Some(end) = inner.find('>') else { return inner.len() };
    if inner[..end].ends_with('/') || !inner.starts_with('<') {
        return end + 1;
    }
    let close = format!("</{}>", name_of(inner));
    inner.find(&close).map_or(inner.len(), |at| at + close.len())
}

#[cfg(test)]
mod tests {
    use super::ordered;

    #[test]
    fn properties_come_in_the_order_of_the_schema_and_nothing_is_lost() {
        let xml = r#"<w:p><w:pPr><w:rPr><w:sz w:val="2" /><w:b /></w:rPr><w:jc w:val="center" /><w:pStyle w:val="x" /></w:pPr><w:r><w:rPr /><w:t>a</w:t></w:r></w:p>"#;
        let right = r#"<w:p><w:pPr><w:pStyle w:val="x" /><w:jc w:val="center" /><w:rPr><w:b /><w:sz w:val="2" /></w:rPr></w:pPr><w:r><w:rPr /><w:t>a</w:t></w:r></w:p>"#;
        assert_eq!(ordered(xml), right);
        assert_eq!(ordered(right), right);
        let styles = r#"<w:styles><w:style w:type="paragraph"><w:name w:val="a" /><w:rPr /><w:pPr><w:keepNext /></w:pPr><w:qFormat /></w:style></w:styles>"#;
        let right = r#"<w:styles><w:style w:type="paragraph"><w:name w:val="a" /><w:qFormat /><w:pPr><w:keepNext /></w:pPr><w:rPr /></w:style></w:styles>"#;
        assert_eq!(ordered(styles), right);
    }
}
