//! Where the rows of a table end, with its quotation marks in mind: a line end between two marks is part of a cell.

use memchr::memchr2;

/// What has been seen of a text so far.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    at: usize,
    /// The mark that is open.
    open: Option<usize>,
}

impl Quotes {
    /// Calls `end` with the byte after each row that ends in the text; what has been seen is not seen again. `last`
    /// tells that nothing follows the text.
    pub fn scan(&mut self, bytes: &[u8], delimiter: u8, newline: u8, last: bool, mut end: impl FnMut(usize)) {
        while let Some(found) = bytes.get(self.at..).and_then(|rest| memchr2(b'"', newline, rest)) {
            let at = self.at + found;
            self.at = at + 1;
            if bytes[at] == newline {
                if self.open.is_none() {
                    end(at + 1);
                }
            } else if self.open.is_some() {
                match bytes.get(at + 1) {
                    // Two marks stand for one.
                    Some(b'"') => self.at = at + 2,
                    Some(_) => self.open = None,
                    None if last => self.open = None,
                    // What follows the mark decides, and it is not there yet.
                    None => {
                        self.at = at;
                        return;
                    }
                }
            } else if at == 0 || matches!(bytes[at - 1], b'\n' | b'\r') || bytes[at - 1] == delimiter {
                // A mark opens only at the beginning of a cell.
                self.open = Some(at);
            }
        }
        self.at = bytes.len();
    }

    /// The mark that is open.
    pub fn open(&self) -> Option<usize> {
        self.open
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    fn ends(text: &str) -> (Vec<usize>, Option<usize>) {
        let whole = {
            let (mut quotes, mut ends) = (Quotes::default(), Vec::new());
            quotes.scan(text.as_bytes(), b',', b'\n', true, |end| ends.push(end));
            (ends, quotes.open())
        };
        let (mut quotes, mut piecemeal) = (Quotes::default(), Vec::new());
        for to in 0..=text.len() {
            quotes.scan(&text.as_bytes()[..to], b',', b'\n', to == text.len(), |end| piecemeal.push(end));
        }
        assert_eq!((piecemeal, quotes.open()), whole, "{text:?}");
        whole
    }

    #[test]
    fn a_line_end_between_marks_ends_no_row() {
        assert_eq!(ends("a,b\nc\n"), (vec![4, 6], None));
        assert_eq!(ends("a,\"b\nc\"\nd\n"), (vec![8, 10], None));
        assert_eq!(ends("\"a\"\"\n\"\nb\n"), (vec![7, 9], None));
        assert_eq!(ends("a\"b\nc\n"), (vec![4, 6], None), "a mark within a cell is a letter");
        assert_eq!(ends("a,\"b\nc\n"), (vec![], Some(2)));
    }
}
