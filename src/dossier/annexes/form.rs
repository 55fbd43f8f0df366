//! A form while it is filled in: items are numbered, groups and the total are added up, columns without data go.

use crate::dossier::{Annex, AnnexColumn, AnnexRow, Level};
use crate::report::{Cell, Texts};
use std::collections::BTreeMap;

/// The works out of cells that are no plain sums, such as percentages, of every row.
type Derive = Box<dyn Fn(&mut [Cell])>;

/// A column of a form before it has its words.
pub(super) struct Field {
    key: &'static str,
    group: Option<&'static str>,
    title: Option<String>,
    width: u32,
    sums: bool,
    optional: bool,
}

impl Field {
    /// A column of words.
    pub fn words(key: &'static str, width: u32) -> Self {
        Self { key, group: None, title: None, width, sums: false, optional: false }
    }

    /// A column of numbers that add up.
    pub fn count(key: &'static str) -> Self {
        Self { sums: true, ..Self::words(key, 8) }
    }

    /// Whether it stands under an upper heading, or has a key of its own.
    pub fn is(&self, under: &str, key: &str) -> bool {
        self.group.map_or(self.key == key, |group| group == under)
    }

    /// Under an upper heading.
    pub fn under(self, group: &'static str) -> Self {
        Self { group: Some(group), ..self }
    }

    /// With a title of its own instead of the text of its key.
    pub fn titled(self, title: String) -> Self {
        Self { title: Some(title), ..self }
    }

    /// Of another width.
    pub fn wide(self, width: u32) -> Self {
        Self { width, ..self }
    }

    /// Not added up, since a sum would say nothing.
    pub fn apart(self) -> Self {
        Self { sums: false, ..self }
    }

    /// Left out where no row has anything in it.
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// A form while it is filled in. The first column, which the form fills itself, holds the numbers of the rows.
pub(super) struct Form<'t> {
    texts: &'t Texts,
    annex: Annex,
    fields: Vec<Field>,
    items: i64,
    groups: usize,
    derive: Option<Derive>,
    /// Groups by their row that leave columns without a sum, by whether they leave a field.
    unsummed: BTreeMap<usize, fn(&Field) -> bool>,
}

impl<'t> Form<'t> {
    /// An empty form; its title and unit are the texts of its word.
    pub fn new(word: &'static str, fields: Vec<Field>, texts: &'t Texts) -> Self {
        let title = texts.say(&format!("annex-{word}"), &[]);
        let unit = texts.find(&format!("annex-{word}.unit"), &[]).unwrap_or_default();
        let fields = std::iter::once(Field::words("number", 6)).chain(fields).collect();
        let annex = Annex { word, title, unit, ..Annex::default() };
        Self { texts, annex, fields, items: 0, groups: 0, derive: None, unsummed: BTreeMap::new() }
    }

    /// Sets what works out cells of every row, sums included, from its other cells; positions count the number column.
    pub fn deriving(mut self, derive: impl Fn(&mut [Cell]) + 'static) -> Self {
        self.derive = Some(Box::new(derive));
        self
    }

    /// A heading over the items that follow.
    pub fn group(&mut self, name: String) {
        self.groups += 1;
        self.items = 0;
        let mut cells = vec![Cell::text(roman(self.groups)), Cell::text(name)];
        cells.resize(self.fields.len(), Cell::Blank);
        self.annex.rows.push(AnnexRow { level: Level::Group, cells });
    }

    /// A heading over items of which some fields are not to be added up: the sum would be nobody's.
    pub fn group_without(&mut self, name: String, without: fn(&Field) -> bool) {
        self.unsummed.insert(self.annex.rows.len(), without);
        self.group(name);
    }

    /// An item; its number is put before its cells.
    pub fn item(&mut self, cells: Vec<Cell>) {
        self.items += 1;
        let mut cells: Vec<Cell> = std::iter::once(Cell::Number(Some(self.items))).chain(cells).collect();
        cells.resize(self.fields.len(), Cell::Blank);
        self.annex.rows.push(AnnexRow { level: Level::Item, cells });
    }

    /// Whether nothing has been filled in.
    pub fn is_empty(&self) -> bool {
        self.annex.rows.iter().all(|row| row.level != Level::Item)
    }

    /// A line under the form.
    pub fn note(&mut self, note: String) {
        if !note.is_empty() {
            self.annex.notes.push(note);
        }
    }

    /// The form as an annex, with groups and the total added up; none: nothing has been filled in.
    pub fn finish(mut self) -> Option<Annex> {
        if self.is_empty() {
            return None;
        }
        self.add_up();
        // Roman figures are not broken, and are bold.
        let figures = (1..=self.groups).map(|number| roman(number).len()).max().unwrap_or(0);
        self.fields[0].width = self.fields[0].width.max(u32::try_from(figures + 3).unwrap_or(0));
        let kept: Vec<bool> = (0..self.fields.len()).map(|at| !self.fields[at].optional || self.says(at)).collect();
        let keep = |cells: Vec<Cell>| cells.into_iter().zip(&kept).filter(|cell| *cell.1).map(|cell| cell.0).collect();
        for row in &mut self.annex.rows {
            row.cells = keep(std::mem::take(&mut row.cells));
        }
        let texts = self.texts;
        let fields = self.fields.into_iter().zip(&kept).filter(|field| *field.1).map(|field| field.0);
        self.annex.columns = fields.map(|field| column(field, texts)).collect();
        Some(self.annex)
    }

    /// Whether an item says something in a column.
    fn says(&self, at: usize) -> bool {
        let items = self.annex.rows.iter().filter(|row| row.level == Level::Item);
        items.into_iter().any(|row| row.cells[at] != Cell::Blank)
    }

    fn add_up(&mut self) {
        let sums: Vec<usize> = (0..self.fields.len()).filter(|at| self.fields[*at].sums).collect();
        let rows = &mut self.annex.rows;
        if let Some(derive) = &self.derive {
            rows.iter_mut().filter(|row| row.level == Level::Item).for_each(|row| derive(&mut row.cells));
        }
        if sums.is_empty() {
            return;
        }
        for at in (0..rows.len()).filter(|at| rows[*at].level == Level::Group).collect::<Vec<_>>() {
            let end = rows[at + 1..].iter().position(|row| row.level != Level::Item).map_or(rows.len(), |n| at + 1 + n);
            let summed =
                |column: &&usize| self.unsummed.get(&at).is_none_or(|without| !without(&self.fields[**column]));
            for column in sums.iter().filter(summed) {
                rows[at].cells[*column] = sum(rows[at + 1..end].iter().map(|row| &row.cells[*column]));
            }
            if let Some(derive) = &self.derive {
                derive(&mut rows[at].cells);
            }
        }
        let mut total = vec![Cell::Blank, Cell::text(self.texts.say("annex-total", &[]))];
        total.resize(self.fields.len(), Cell::Blank);
        for column in &sums {
            let items = rows.iter().filter(|row| row.level == Level::Item);
            total[*column] = sum(items.map(|row| &row.cells[*column]));
        }
        if let Some(derive) = &self.derive {
            derive(&mut total);
        }
        rows.push(AnnexRow { level: Level::Total, cells: total });
    }
}

fn column(field: Field, texts: &Texts) -> AnnexColumn {
    AnnexColumn {
        key: field.key.into(),
        group: field.group.map(|group| texts.say(&format!("annex-under-{group}"), &[])).unwrap_or_default(),
        title: field.title.unwrap_or_else(|| texts.say(&format!("annex-col-{}", field.key), &[])),
        width: field.width,
        sums: field.sums,
    }
}

/// The sum of cells of one sort: blank ones do not count, and one unknown makes it unknown. Blank: nothing is there.
pub fn sum<'c>(cells: impl Iterator<Item = &'c Cell>) -> Cell {
    let mut sum = Cell::Blank;
    for cell in cells {
        sum = match (sum, cell) {
            (sum, Cell::Blank | Cell::Text(_)) => sum,
            (Cell::Blank, cell) => cell.clone(),
            (Cell::Number(a), Cell::Number(b)) => Cell::Number(plus(a, *b)),
            (Cell::Change(a), Cell::Change(b)) => Cell::Change(plus(a, *b)),
            (Cell::Millions(a), Cell::Millions(b)) => Cell::Millions(plus(a, *b)),
            (Cell::Hundredths(a), Cell::Hundredths(b)) => Cell::Hundredths(a.saturating_add(*b)),
            // Sorts are not mixed in a column, but for what is unknown of a column of decimals.
            _ => Cell::Number(None),
        };
    }
    sum
}

fn plus(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    a?.checked_add(b?)
}

/// A number in Roman figures, as groups and annexes are numbered.
pub fn roman(number: usize) -> String {
    const FIGURES: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut left, mut text) = (number, String::new());
    for (value, figure) in FIGURES {
        while left >= value {
            left -= value;
            text.push_str(figure);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Field, Form, roman, sum};
    use crate::dossier::Level;
    use crate::report::{Cell, Lang, Texts};
    use proptest::prelude::*;

    fn number(number: i64) -> Cell {
        Cell::Number(Some(number))
    }

    #[test]
    fn groups_and_the_total_add_up_and_unknown_stays_unknown() {
        let texts = Texts::new(Lang::Vi);
        let fields = || vec![Field::words("agency", 10), Field::count("quota"), Field::count("filled")];
        let mut form = Form::new("b02", fields(), &texts);
        form.group("A".into());
        form.item(vec![Cell::text("a"), number(3), number(2)]);
        form.item(vec![Cell::text("b"), number(4), Cell::Number(None)]);
        form.group("B".into());
        form.item(vec![Cell::text("c"), number(5), number(1)]);
        let annex = form.finish().unwrap();
        let row = |at: usize| &annex.rows[at].cells;
        assert_eq!(row(0)[2..], [number(7), Cell::Number(None)]);
        assert_eq!(row(3)[2..], [number(5), number(1)]);
        assert_eq!(annex.rows.last().unwrap().level, Level::Total);
        assert_eq!(annex.rows.last().unwrap().cells[2..], [number(12), Cell::Number(None)]);
        assert_eq!((&row(0)[0], &row(1)[0], &row(4)[0]), (&Cell::text("I"), &number(1), &number(1)));
    }

    #[test]
    fn a_column_without_data_goes_and_a_form_without_items_is_none() {
        let texts = Texts::new(Lang::Vi);
        let fields = || vec![Field::words("agency", 10), Field::count("quota").optional()];
        let mut form = Form::new("b02", fields(), &texts);
        form.group("A".into());
        assert!(Form::new("b02", fields(), &texts).finish().is_none());
        form.item(vec![Cell::text("a")]);
        assert_eq!(form.finish().unwrap().columns.len(), 2);
    }

    proptest! {
        #[test]
        fn items_groups_and_the_total_add_up(
            groups in proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.95, -9_i64..99), 1..9), 1..9),
        ) {
            let texts = Texts::new(Lang::Vi);
            let mut form = Form::new("b02", vec![Field::words("agency", 10), Field::count("quota")], &texts);
            for group in &groups {
                form.group("A".into());
                group.iter().for_each(|count| form.item(vec![Cell::text("a"), Cell::Number(*count)]));
            }
            let annex = form.finish().unwrap();
            let of = |level: Level| annex.rows.iter().filter(move |row| row.level == level).map(|row| row.cells[2].clone());
            for (sum, items) in of(Level::Group).zip(&groups) {
                prop_assert_eq!(sum, Cell::Number(items.iter().copied().sum()));
            }
            let total = of(Level::Total).next().unwrap();
            prop_assert_eq!(&total, &sum(of(Level::Group).collect::<Vec<_>>().iter()));
            prop_assert_eq!(&total, &Cell::Number(groups.iter().flatten().copied().sum()));
        }
    }

    #[test]
    fn nothing_is_added_where_nothing_is() {
        assert_eq!(sum([Cell::Blank, Cell::Blank].iter()), Cell::Blank);
        assert_eq!(sum([Cell::Blank, number(2)].iter()), number(2));
        assert_eq!(sum([Cell::Hundredths(5), Cell::Number(None), Cell::Hundredths(1)].iter()), Cell::Number(None));
        assert_eq!((roman(4), roman(9), roman(48)), ("IV".into(), "IX".into(), "XLVIII".into()));
    }
}
