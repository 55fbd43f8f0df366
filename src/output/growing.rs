//! A long result that grows under another name beside its place, and takes its name when it is whole.

use super::file::WriteFault;
use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What the bytes go through.
enum Sink {
    Plain(File),
    Gzip(Box<GzEncoder<File>>),
    /// Each write becomes a frame of its own; frames one after the other are what readers expect.
    Zstandard(File),
    /// Standard output, or a device: it has no other name and is never whole.
    Stream(Box<dyn Write + Send>),
}

/// A result that is being written.
pub struct Growing {
    /// Where it is to be.
    path: PathBuf,
    /// Where it is until then; none: it is written straight to its place.
    part: Option<PathBuf>,
    sink: Sink,
}

/// The name that a result has until it is whole.
pub fn part_of(path: &Path) -> PathBuf {
    with_suffix(path, ".part")
}

/// A path with something added to its last name.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

/// Whether a result of this name is packed.
pub fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "gz" || ending == "zst")
}

/// Whether there is something at a path that is no file, such as a device or a pipe.
pub fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|about| !about.is_file() && !about.is_dir())
}

impl Growing {
    /// A result on a stream that has no name.
    pub fn stream(name: &str, stream: Box<dyn Write + Send>) -> Self {
        Self { path: PathBuf::from(name), part: None, sink: Sink::Stream(stream) }
    }

    /// Begins a file; what stands at its temporary name is lost.
    ///
    /// # Errors
    /// The system refuses.
    pub fn begin(path: &Path) -> Result<Self, WriteFault> {
        if is_device(path) {
            let fault = |error| WriteFault::Io(path.to_owned(), error);
            let file = OpenOptions::new().write(true).open(path).map_err(fault)?;
            return Ok(Self { path: path.to_owned(), part: None, sink: Sink::Stream(Box::new(file)) });
        }
        let part = part_of(path);
        let file = File::create(&part).map_err(|error| WriteFault::Io(part.clone(), error))?;
        let sink = match path.extension().and_then(|ending| ending.to_str()) {
            Some("gz") => Sink::Gzip(Box::new(GzEncoder::new(file, Compression::fast()))),
            Some("zst") => Sink::Zstandard(file),
            _ => Sink::Plain(file),
        };
        Ok(Self { path: path.to_owned(), part: Some(part), sink })
    }

    /// Goes on with a file that was begun, of which so many bytes are good.
    ///
    /// # Errors
    /// The system refuses.
    pub fn go_on(path: &Path, good: u64) -> Result<Self, WriteFault> {
        let part = part_of(path);
        let opened = OpenOptions::new().append(true).open(&part);
        let cut = opened.and_then(|file| file.set_len(good).map(|()| file));
        let file = cut.map_err(|error| WriteFault::Io(part.clone(), error))?;
        Ok(Self { path: path.to_owned(), part: Some(part), sink: Sink::Plain(file) })
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// The system refuses.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), WriteFault> {
        if bytes.is_empty() {
            return Ok(());
        }
        let written = match &mut self.sink {
            Sink::Plain(file) => file.write_all(bytes),
            Sink::Gzip(file) => file.write_all(bytes),
            Sink::Zstandard(file) => file.write_all(&compress_to_vec(bytes, CompressionLevel::Fastest)),
            Sink::Stream(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        };
        written.map_err(|error| self.fault(error))
    }

    /// Whether a fault is that the reader of a pipe has read enough.
    pub fn is_enough(fault: &WriteFault) -> bool {
        matches!(fault, WriteFault::Io(_, error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Gives the whole result its name.
    ///
    /// # Errors
    /// The system refuses.
    pub fn finish(self) -> Result<(), WriteFault> {
        let Self { path, part, sink } = self;
        let file = match sink {
            Sink::Plain(file) | Sink::Zstandard(file) => Ok(Some(file)),
            Sink::Gzip(file) => file.finish().map(Some),
            Sink::Stream(mut stream) => stream.flush().map(|()| None),
        };
        let synced = file.and_then(|file| file.map_or(Ok(()), |file| file.sync_all()));
        let shown = part.clone().unwrap_or_else(|| path.clone());
        synced.map_err(|error| WriteFault::Io(shown, error))?;
        let Some(part) = part else { return Ok(()) };
        std::fs::rename(&part, &path).map_err(|error| WriteFault::Io(path, error))
    }

    fn fault(&self, error: io::Error) -> WriteFault {
        WriteFault::Io(self.part.clone().unwrap_or_else(|| self.path.clone()), error)
    }
}
