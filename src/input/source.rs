//! Where the bytes of a long table come from: a file or standard input, compressed or not, in UTF-8 or UTF-16.

use super::problem::Problem;
use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};
use flate2::read::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Why the reading of a table stops.
#[derive(Debug)]
pub enum Stop {
    /// The table is at fault.
    Fault(Problem),
    /// The system refuses.
    Io(io::Error),
}

/// An opened table.
pub struct Source {
    reader: Box<dyn Read + Send>,
    /// Its size in bytes as it is stored, where that is known.
    pub(super) size: Option<u64>,
    /// How many of them have been read so far.
    pub(super) read: Arc<AtomicU64>,
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl Source {
    /// Opens a file; `-` is standard input.
    ///
    /// # Errors
    /// The system refuses.
    pub fn open(path: &Path) -> io::Result<Self> {
        if path == Path::new("-") {
            return Self::of(io::stdin(), None);
        }
        let file = File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        Self::of(file, about.is_file().then_some(about.len()))
    }

    /// Takes bytes from anywhere. The first of them tell how they are packed.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn of(bytes: impl Read + Send + 'static, size: Option<u64>) -> io::Result<Self> {
        let read = Arc::new(AtomicU64::new(0));
        let mut packed = BufReader::with_capacity(256 << 10, Counted { inner: bytes, read: Arc::clone(&read) });
        let unpacked: Box<dyn BufRead + Send> = match packed.fill_buf()? {
            [0x1f, 0x8b, ..] => Box::new(BufReader::new(MultiGzDecoder::new(packed))),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(BufReader::new(Frames::Between(packed))),
            _ => Box::new(packed),
        };
        let reader = in_utf8(unpacked)?;
        Ok(Self { reader, size, read })
    }

    /// The SHA-256 of a file as it is stored.
    ///
    /// # Errors
    /// The system refuses.
    pub fn sha256(path: &Path) -> io::Result<String> {
        let mut file = File::open(path)?;
        let mut hash = Sha256::new();
        let mut buffer = vec![0; 256 << 10];
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                count => hash.update(&buffer[..count]),
            }
        }
        Ok(hex(&hash.finalize()))
    }

    /// Whether a file has been read to its end and was no shorter or longer than at first.
    pub fn is_as_at_first(&self) -> bool {
        self.size.is_none_or(|size| size == self.read.load(Ordering::Relaxed))
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buffer)
    }
}

/// The SHA-256 of a text.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text behind a byte order mark, in UTF-8.
fn in_utf8(mut reader: Box<dyn BufRead + Send>) -> io::Result<Box<dyn Read + Send>> {
    let (length, encoding) = match reader.fill_buf()? {
        [0xef, 0xbb, 0xbf, ..] => (3, None),
        [0xff, 0xfe, ..] => (2, Some(UTF_16LE)),
        [0xfe, 0xff, ..] => (2, Some(UTF_16BE)),
        _ => (0, None),
    };
    reader.consume(length);
    Ok(match encoding {
        None => Box::new(reader),
        Some(encoding) => {
            let decoder = encoding.new_decoder_without_bom_handling();
            Box::new(Utf16 { inner: reader, decoder, text: Vec::new(), given: 0 })
        }
    })
}

/// Turns UTF-16 into UTF-8; what cannot be is a replacement character, which the rows are checked for.
struct Utf16<R> {
    inner: R,
    decoder: Decoder,
    text: Vec<u8>,
    given: usize,
}

impl<R: BufRead> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            let bytes = self.inner.fill_buf()?;
            let last = bytes.is_empty();
            self.text.resize(64 << 10, 0);
            let (result, read, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, last);
            self.text.truncate(written);
            self.given = 0;
            self.inner.consume(read);
            if last && result == CoderResult::InputEmpty && written == 0 {
                return Ok(0);
            }
        }
        let count = buffer.len().min(self.text.len() - self.given);
        buffer[..count].copy_from_slice(&self.text[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// Reads Zstandard frames one after the other, as other programs write them too.
enum Frames<R: BufRead> {
    Between(R),
    Within(Box<StreamingDecoder<R, ruzstd::decoding::FrameDecoder>>),
    Over,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(self, Frames::Over) {
                Frames::Over => return Ok(0),
                Frames::Between(mut packed) => {
                    if packed.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let decoder = StreamingDecoder::new(packed).map_err(io::Error::other)?;
                    *self = Frames::Within(Box::new(decoder));
                }
                Frames::Within(mut decoder) => match decoder.read(buffer)? {
                    0 if !buffer.is_empty() => *self = Frames::Between(decoder.into_inner()),
                    count => {
                        *self = Frames::Within(decoder);
                        return Ok(count);
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Source;
    use std::io::Read;

    fn read(bytes: Vec<u8>) -> String {
        let mut text = String::new();
        Source::of(std::io::Cursor::new(bytes), None).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn bytes_tell_how_they_are_packed() {
        assert_eq!(read(b"\xef\xbb\xbfa,b\n".to_vec()), "a,b\n");
        let text = "Sở Nội vụ\n".repeat(40_000);
        let mut wide = vec![0xff, 0xfe];
        text.encode_utf16().for_each(|unit| wide.extend(unit.to_le_bytes()));
        assert_eq!(read(wide), text);
        assert_eq!(read(Vec::new()), "");
    }
}
