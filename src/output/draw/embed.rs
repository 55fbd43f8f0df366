//! An SVG that stands alone: it carries the fonts in which its words were measured, so that it looks the same wherever
//! it is opened.

use super::font::{BOLD, DOCUMENT_FACES, DOCUMENT_FAMILY, FAMILY, REGULAR};
use super::sheet::Page;

/// Both faces of the font as a style sheet declares them, with their bytes in it.
pub fn font_faces() -> String {
    face(FAMILY, "400", REGULAR) + &face(FAMILY, "700", BOLD)
}

/// The faces of documents on paper in the same way.
pub fn document_faces() -> String {
    let looks = ["400", "700", "400;font-style:italic"];
    looks.into_iter().zip(DOCUMENT_FACES).map(|(look, bytes)| face(DOCUMENT_FAMILY, look, bytes)).collect()
}

fn face(family: &str, look: &str, bytes: &[u8]) -> String {
    format!(
        "@font-face{{font-family:\"{family}\";font-weight:{look};src:url(data:font/ttf;base64,{}) format(\"truetype\")}}",
        base64(bytes)
    )
}

/// The SVG of a page with both faces of the font in it.
pub fn standalone(page: &Page) -> String {
    let style = format!("<style>{}</style>\n", font_faces());
    // The description is the last of what stands before the drawing.
    match page.svg.find("</desc>\n") {
        Some(end) => {
            let (head, drawing) = page.svg.split_at(end + "</desc>\n".len());
            format!("{head}{style}{drawing}")
        }
        None => page.svg.clone(),
    }
}

/// Bytes as base64 of RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let joined = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sign = SIGNS[(joined >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() { char::from(sign) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_that_of_the_rfc() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in cases {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
