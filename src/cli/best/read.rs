//! The rows of a result of `batch`, CSV or JSON, one after the other.

use crate::input::Source;
use std::io::{self, BufRead, BufReader};

/// A result that is being read.
pub enum Rows {
    /// Cells between separators under a heading.
    Csv(csv::Reader<Box<dyn BufRead>>, csv::StringRecord),
    /// An object a line.
    Jsonl(Box<dyn BufRead>, String),
}

/// Where the columns that are asked for stand in a CSV, or their words.
pub struct Wanted {
    words: Vec<String>,
    places: Vec<Option<usize>>,
}

impl Wanted {
    /// The words of the columns that the result does not have. A JSON result tells in its rows only.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.words.iter().zip(&self.places).filter(|(_, place)| place.is_none()).map(|(word, _)| word.as_str())
    }
}

impl Rows {
    /// Opens a result: lines of `#` above the rows are passed over. Gives its columns too; a JSON result has those of its
    /// first row.
    pub fn open(source: Source) -> io::Result<(Self, Vec<String>)> {
        let mut reader: Box<dyn BufRead> = Box::new(BufReader::with_capacity(256 << 10, source));
        while reader.fill_buf()?.first() == Some(&b'#') {
            reader.skip_until(b'\n')?;
        }
        if reader.fill_buf()?.first() == Some(&b'{') {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&line)?;
            let words = row.keys().cloned().collect();
            let first = io::Cursor::new(line);
            return Ok((Rows::Jsonl(Box::new(io::Read::chain(first, reader)), String::new()), words));
        }
        let mut heading = String::new();
        reader.read_line(&mut heading)?;
        let delimiter = if heading.contains(';') && !heading.contains(',') { b';' } else { b',' };
        let of = |bytes: Box<dyn BufRead>| {
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(bytes)
        };
        let mut words = csv::StringRecord::new();
        of(Box::new(io::Cursor::new(heading))).read_record(&mut words)?;
        let words = words.iter().map(|word| word.trim().to_owned()).collect();
        Ok((Rows::Csv(of(reader), csv::StringRecord::new()), words))
    }

    /// Looks for columns among those of the result.
    pub fn wanted(words: Vec<String>, columns: &[String]) -> Wanted {
        let places = words.iter().map(|word| columns.iter().position(|column| column == word)).collect();
        Wanted { words, places }
    }

    /// Reads the next row into cells; false: there are no more. What is unknown or not there is empty.
    pub fn next(&mut self, wanted: &Wanted, cells: &mut Vec<String>) -> io::Result<bool> {
        cells.resize(wanted.words.len(), String::new());
        match self {
            Rows::Csv(reader, record) => {
                if !reader.read_record(record)? {
                    return Ok(false);
                }
                for (cell, place) in cells.iter_mut().zip(&wanted.places) {
                    cell.clear();
                    cell.push_str(place.and_then(|place| record.get(place)).unwrap_or_default());
                }
            }
            Rows::Jsonl(reader, line) => {
                line.clear();
                if reader.read_line(line)? == 0 {
                    return Ok(false);
                }
                let row: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line)?;
                for (cell, word) in cells.iter_mut().zip(&wanted.words) {
                    *cell = match row.get(word) {
                        None | Some(serde_json::Value::Null) => String::new(),
                        Some(serde_json::Value::String(text)) => text.clone(),
                        Some(other) => other.to_string(),
                    };
                }
            }
        }
        Ok(true)
    }
}
