//! Scenarios drawn over a synthetic country: seeded, so that every run draws the same.

use super::{Numbers, Size};
use tinhgon::model::{Category, Role};
use tinhgon::scenario::{Atom, Change, Operation, Receiver, Row, Selector, Share, Units, Words};

const UNIT: u32 = 1;
const DIVISION: u32 = 2;
const COMMUNE: u32 = 3;

/// What scenarios are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mix {
    /// One to eight operations, mostly on communes and units as in a year of mergers, a department now and then.
    Mixed,
    /// As [`Mix::Mixed`], but any body as often as any other: a department brings ten times the work with its units, and
    /// divisions have the most of their own.
    Heavy,
    /// One reassignment of one task.
    Light,
}

impl Mix {
    /// Every mix.
    pub const ALL: [Mix; 3] = [Mix::Mixed, Mix::Heavy, Mix::Light];

    /// Its word on a command line.
    pub fn word(self) -> &'static str {
        match self {
            Mix::Mixed => "mixed",
            Mix::Heavy => "heavy",
            Mix::Light => "light",
        }
    }
}

/// Draws the operations of one scenario after the other.
pub struct Drawer {
    size: Size,
    mix: Mix,
    numbers: Numbers,
    used: Vec<String>,
}

impl Drawer {
    /// The same seed draws the same scenarios.
    pub fn new(size: Size, mix: Mix, seed: u64) -> Self {
        Self { size, mix, numbers: Numbers(seed), used: Vec::new() }
    }

    /// The next scenario, in any province. But for [`Mix::Light`] it has one to eight operations in one province: merge 40 %, dissolve
    /// 15 %, reassign 25 %, resize 12 %, move 8 %. No body that ends or moves is used twice, so that most scenarios are
    /// carried out.
    pub fn draw(&mut self) -> Vec<Operation> {
        let province = self.numbers.next(self.size.provinces);
        self.draw_in(province)
    }

    /// The next scenario, in one province.
    pub fn draw_in(&mut self, province: u32) -> Vec<Operation> {
        self.used.clear();
        if self.mix == Mix::Light {
            return vec![self.reassign(province)];
        }
        (0..1 + self.numbers.next(8)).map(|_| self.operation(province)).collect()
    }

    fn operation(&mut self, p: u32) -> Operation {
        match self.numbers.next(100) {
            0..40 => {
                let sort = self.sort();
                let (gone, into) = (self.fresh(p, sort), self.fresh(p, sort));
                Operation::Merge {
                    bodies: Words::from_iter([gone.into()]),
                    into: into.into(),
                    name: None,
                    kind: None,
                    parent: None,
                    units: Units::Keep,
                    leaders: None,
                }
            }
            40..55 => self.dissolve(p),
            55..80 => self.reassign(p),
            80..92 => {
                let sort = self.sort();
                let change = if self.numbers.next(2) == 0 { Change::Percent(-20) } else { Change::By(2) };
                Operation::Resize { body: self.fresh(p, sort).into(), category: Some(Category::CivilServant), change }
            }
            _ => {
                let body = self.fresh(p, 1);
                let under = format!("t{p}-s{}", self.numbers.next(self.size.departments));
                match body.starts_with(&format!("{under}-")) || self.used.contains(&under) {
                    true => self.operation(p),
                    false => {
                        self.used.push(under.clone());
                        Operation::Move { body: body.into(), under: under.into() }
                    }
                }
            }
        }
    }

    /// A body whose work goes to two or three others; communes are merged rather than shared out.
    fn dissolve(&mut self, p: u32) -> Operation {
        let sort = match (self.sort(), self.mix) {
            (COMMUNE, Mix::Heavy) => DIVISION,
            (COMMUNE, _) => UNIT,
            (sort, _) => sort,
        };
        let body = self.fresh(p, sort);
        let many = 2 + self.numbers.next(2);
        let mut heirs = Vec::new();
        for heir in 0..many {
            let field = self.numbers.next(40);
            let select = if heir + 1 == many { "rest".to_owned() } else { format!("field:Lĩnh vực {field}") };
            heirs.push(Row {
                to: Receiver::Body(self.fresh(p, sort).into()),
                name: None,
                tasks: Selector::parse(&select).ok(),
                share: Some(Share::Fraction { part: 1, of: many }),
            });
        }
        Operation::Dissolve { body: body.into(), heirs }
    }

    fn reassign(&mut self, p: u32) -> Operation {
        let task = format!("n{p}-{}", self.numbers.next(self.size.tasks));
        let sort = if self.numbers.next(2) == 0 { 0 } else { 1 };
        let to = self.fresh(p, sort);
        let tasks = Selector::One(Atom::Task(task.into()));
        Operation::Reassign { from: None, to: to.into(), tasks, role: Role::Lead }
    }

    /// A sort of bodies: by how many there are, or, in the common mix, of a hundred changes one in a department, a few in
    /// divisions, a third in units, most in communes.
    fn sort(&mut self) -> u32 {
        let size = self.size;
        let many = match self.mix {
            Mix::Heavy => [
                size.departments,
                size.departments * size.units,
                size.districts * size.divisions,
                size.districts * size.communes,
            ],
            _ => [1, 33, 6, 60],
        };
        let mut at = self.numbers.next(many.iter().sum());
        for (sort, many) in (0..).zip(many) {
            if at < many {
                return sort;
            }
            at -= many;
        }
        COMMUNE
    }

    /// A body of a sort that the scenario has not used.
    fn fresh(&mut self, p: u32, sort: u32) -> String {
        loop {
            let size = self.size;
            let (s, h) = (self.numbers.next(size.departments), self.numbers.next(size.districts));
            let id = match sort {
                0 => format!("t{p}-s{s}"),
                1 => format!("t{p}-s{s}-{}", self.numbers.next(size.units)),
                2 => format!("t{p}h{h}-{}", self.numbers.next(size.divisions)),
                _ => format!("t{p}h{h}x{}", self.numbers.next(size.communes)),
            };
            if !self.used.contains(&id) {
                self.used.push(id.clone());
                return id;
            }
        }
    }
}
