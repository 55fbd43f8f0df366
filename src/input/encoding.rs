//! From the bytes of a file to clean text: byte order marks, UTF-16, one Unicode form, plain spaces.

use super::legacy;
use super::problem::Problem;
use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The greatest size of a file that is read. A province with every commune needs some twenty megabytes.
pub const FILE_LIMIT: u64 = 256 << 20;

/// Reads a file whole; none if it is not there.
pub fn read(path: &Path, file: &str) -> Result<Option<Vec<u8>>, Problem> {
    read_at_most(path, file, FILE_LIMIT)
}

fn read_at_most(path: &Path, file: &str, limit: u64) -> Result<Option<Vec<u8>>, Problem> {
    let unreadable = |error: std::io::Error| Problem::fault(file, "unreadable").arg("error", error);
    let opened = match File::open(path) {
        Ok(opened) => opened,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(error)),
    };
    let size = opened.metadata().map_err(unreadable)?.len();
    if size > limit {
        return Err(Problem::fault(file, "file-too-large").arg("limit", limit >> 20));
    }
    let mut bytes = Vec::with_capacity(size as usize);
    // A file that grows while it is read must not pass the limit either.
    opened.take(limit + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(Problem::fault(file, "file-too-large").arg("limit", limit >> 20));
    }
    Ok(Some(bytes))
}

/// The text of a file in NFC with plain spaces; text in a legacy encoding is refused with advice.
pub fn decode<'a>(bytes: &'a [u8], file: &str) -> Result<Cow<'a, str>, Problem> {
    let text: Cow<'a, str> = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => {
            let (text, _, broken) = encoding.decode(bytes);
            if broken {
                return Err(Problem::fault(file, "broken-utf16"));
            }
            text
        }
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(bytes) {
                Ok(text) => Cow::Borrowed(text),
                Err(error) => {
                    let good = &bytes[..error.valid_up_to()];
                    let byte = format!("0x{:02X}", bytes.get(error.valid_up_to()).copied().unwrap_or(0));
                    return Err(Problem::fault(file, "not-utf8").at(line_of(good, good.len())).arg("byte", byte));
                }
            }
        }
    };
    if text.as_bytes().contains(&0) {
        return Err(Problem::fault(file, "not-text"));
    }
    if let Some(found) = legacy::find(&text) {
        let line = line_of(text.as_bytes(), found.at);
        let encoding = found.encoding;
        return Err(Problem::fault(file, "legacy-encoding")
            .at(line)
            .arg("encoding", encoding)
            .arg("written", found.written)
            .arg("meant", found.meant));
    }
    Ok(clean(text))
}

/// The text of a stretch of a table; bytes that are no UTF-8 become replacement characters, which stand out.
pub fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    // Whole text is told apart sooner than its replacement is made.
    clean(std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed))
}

/// One Unicode form and plain spaces. The common file needs neither, and two scans of its bytes tell so.
fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    // Combining marks U+0300 to U+036F begin with the bytes CC and CD, which begin nothing else but U+0370–U+037F.
    let decomposed = any_byte(text.as_bytes(), |byte| byte & 0xFE == 0xCC);
    let text = if decomposed { Cow::Owned(text.nfc().collect::<String>()) } else { text };
    // Odd spaces begin with C2 (non-breaking), E2 (U+2000–U+206F) or EF (U+FEFF); Vietnamese letters do not.
    let odd = |c: char| matches!(c, '\u{a0}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{2060}' | '\u{feff}');
    if !any_byte(text.as_bytes(), |byte| matches!(byte, 0xC2 | 0xE2 | 0xEF)) || !text.contains(odd) {
        return text;
    }
    let spaced = text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'));
    Cow::Owned(spaced.map(|c| if odd(c) { ' ' } else { c }).collect())
}

/// Whether any byte passes. A test without an early exit within a block lets the compiler look at many at once.
pub fn any_byte(bytes: &[u8], test: impl Fn(u8) -> bool) -> bool {
    bytes.chunks(4096).any(|block| block.iter().fold(false, |found, byte| found | test(*byte)))
}

/// The line, from 1, on which a byte stands.
pub fn line_of(bytes: &[u8], at: usize) -> u64 {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count() as u64
}

#[cfg(test)]
mod tests {
    use super::{decode, read_at_most};

    #[test]
    fn utf16_with_a_mark_is_read() {
        let mut bytes = vec![0xFF, 0xFE];
        "Sở".encode_utf16().for_each(|unit| bytes.extend(unit.to_le_bytes()));
        assert_eq!(decode(&bytes, "f").unwrap(), "Sở");
    }

    #[test]
    fn odd_spaces_and_decomposed_letters_become_plain() {
        assert_eq!(decode("So\u{31b}\u{309}\u{a0}Nội\u{200b} vụ".as_bytes(), "f").unwrap(), "Sở Nội vụ");
    }

    #[test]
    fn windows_bytes_are_refused_with_their_line() {
        let problem = decode(b"id,name\na,S\xf2 N\n", "f").unwrap_err();
        assert_eq!((problem.code, problem.line), ("not-utf8", Some(2)));
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        std::fs::write(&path, "0123456789").unwrap();
        assert_eq!(read_at_most(&path, "f", 9).unwrap_err().code, "file-too-large");
        assert!(read_at_most(&path, "f", 10).unwrap().is_some());
    }
}
