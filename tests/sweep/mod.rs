//! Tables of many scenarios for a case, seeded, with planted faults of twenty sorts and more, and what each fault is to
//! come out as. The mix of operations is that of the benches: mergers, ends with two or three receivers, single tasks,
//! quotas, moves.
#![allow(dead_code, reason = "each test and example uses its part of this")]

mod faults;

use faults::FAULTS;
use std::io::{self, Write};
use tinhgon::model::{Category, Holder, Organisation, Role};

/// What a table is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many scenarios.
    pub scenarios: u64,
    /// How many of them are faulty.
    pub faults: u64,
    /// The most operations of a scenario; each has at least one.
    pub operations: u64,
    /// What the choices are drawn from.
    pub seed: u64,
}

/// What a faulty scenario is to come out as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Its name.
    pub scenario: String,
    /// Its place in the table, from 0.
    pub at: u64,
    /// `refused` or `malformed`.
    pub status: &'static str,
    /// The step, empty where it cannot be read.
    pub step: String,
    /// The line.
    pub line: u64,
}

/// A small generator of numbers (SplitMix64): the same on every machine and in every version.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below another.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit.max(1)
    }
}

/// What scenarios of a case can be about.
pub struct Stock {
    /// Ids of departments.
    pub departments: Vec<String>,
    /// Units of them with their parents.
    pub units: Vec<(String, String)>,
    /// Units with a known number of posts of civil servants.
    pub sized: Vec<String>,
    /// Tasks with the bodies that lead them, and fields of tasks.
    pub tasks: Vec<(String, Vec<String>)>,
    /// The fields, without those that would need quotation marks within a selector.
    pub fields: Vec<String>,
}

impl Stock {
    /// That of a case.
    pub fn of(organisation: &Organisation) -> Self {
        let bodies = organisation.bodies();
        let is_department = |kind: &str| kind == "so";
        let department = |at: usize| is_department(&organisation.kind(bodies[at].kind).id);
        let departments = (0..bodies.len()).filter(|at| department(*at)).map(|at| bodies[at].id.clone()).collect();
        let below = |at: &usize| bodies[*at].parent.filter(|parent| department(parent.at()));
        let units: Vec<usize> = (0..bodies.len()).filter(|at| below(at).is_some()).collect();
        let known = |at: &&usize| {
            let staff = bodies[**at].posts[Category::CivilServant];
            staff.listed && staff.quota.is_some_and(|quota| quota > 0)
        };
        let mut tasks: Vec<(String, Vec<String>)> =
            organisation.tasks().iter().map(|task| (task.id.clone(), Vec::new())).collect();
        for duty in organisation.duties().iter().filter(|duty| duty.role == Role::Lead) {
            if let Holder::Body(body) = duty.holder {
                tasks[duty.task.at()].1.push(bodies[body.at()].id.clone());
            }
        }
        let fields = organisation.fields().iter().filter(|field| !field.contains(['|', '&', '"'])).cloned().collect();
        Self {
            departments,
            sized: units.iter().filter(known).map(|at| bodies[*at].id.clone()).collect(),
            units: units
                .iter()
                .filter_map(|at| Some((bodies[*at].id.clone(), bodies[below(at)?.at()].id.clone())))
                .collect(),
            tasks,
            fields,
        }
    }
}

/// The rows of one scenario, without its name: everything behind the first comma.
pub type Rows = Vec<String>;

/// Draws what one scenario uses up: no department is used twice, so that every step can be carried out.
struct Draw<'s> {
    stock: &'s Stock,
    free: Vec<&'s str>,
    units: Vec<&'s str>,
}

impl<'s> Draw<'s> {
    fn of(stock: &'s Stock) -> Self {
        Self { stock, free: stock.departments.iter().map(String::as_str).collect(), units: Vec::new() }
    }

    fn department(&mut self, numbers: &mut Numbers) -> Option<&'s str> {
        let at = numbers.below(self.free.len() as u64) as usize;
        (!self.free.is_empty()).then(|| self.free.swap_remove(at))
    }

    fn unit(&mut self, from: &'s [String], numbers: &mut Numbers) -> Option<&'s str> {
        let unit = from.get(numbers.below(from.len() as u64) as usize)?;
        let new = !self.units.contains(&unit.as_str());
        new.then(|| {
            self.units.push(unit);
            unit.as_str()
        })
    }

    /// One operation: mostly a merger, then single tasks, ends, quotas and moves. None: too little is left for it.
    fn operation(&mut self, step: u64, numbers: &mut Numbers) -> Option<Rows> {
        let date = if step == 1 { "2025-03-01" } else { "" };
        let stock = self.stock;
        Some(match numbers.below(100) {
            0..40 => {
                let (a, b) = (self.department(numbers)?, self.department(numbers)?);
                vec![format!("{step},{date},merge,{a} | {b},{b},,,")]
            }
            40..55 => {
                let (ended, rest) = (self.department(numbers)?, self.department(numbers)?);
                let mut rows = Vec::new();
                let others = 1 + numbers.below(2);
                for _ in 0..others {
                    let heir = self.department(numbers)?;
                    let field = &stock.fields[numbers.below(stock.fields.len() as u64) as usize];
                    let first = rows.is_empty();
                    let (date, verb, subject) = if first { (date, "dissolve", ended) } else { ("", "", "") };
                    rows.push(format!("{step},{date},{verb},{subject},{heir},\"field:{field}\",1/4,"));
                }
                rows.push(format!("{step},,,,{rest},rest,1/2,"));
                rows
            }
            55..80 => {
                let to = self.department(numbers)?;
                let (task, leads) = &stock.tasks[numbers.below(stock.tasks.len() as u64) as usize];
                if leads.iter().any(|lead| lead == to) {
                    return None;
                }
                vec![format!("{step},{date},reassign,,{to},task:{task},,")]
            }
            80..92 => {
                let unit = self.unit(&stock.sized, numbers)?;
                vec![format!("{step},{date},resize,{unit},,civil_servant,+{},", 1 + numbers.below(5))]
            }
            _ => {
                let (unit, parent) = &stock.units[numbers.below(stock.units.len() as u64) as usize];
                let to = self.department(numbers)?;
                if parent == to || self.units.contains(&unit.as_str()) {
                    return None;
                }
                self.units.push(unit);
                vec![format!("{step},{date},move,{unit},{to},,,")]
            }
        })
    }
}

/// A scenario whose every step can be carried out.
fn sound(stock: &Stock, operations: u64, numbers: &mut Numbers) -> Rows {
    let mut draw = Draw::of(stock);
    let wanted = 1 + numbers.below(operations);
    let mut rows = Rows::new();
    let mut step = 0;
    for _ in 0..4 * wanted {
        if step == wanted {
            break;
        }
        if let Some(new) = draw.operation(step + 1, numbers) {
            rows.extend(new);
            step += 1;
        }
    }
    if rows.is_empty() {
        let unit = &stock.sized[numbers.below(stock.sized.len() as u64) as usize];
        rows.push(format!("1,2025-03-01,resize,{unit},,civil_servant,+1,"));
    }
    // A remark of two lines now and then, so that a line is not a row.
    if numbers.below(50) == 0
        && let Some(last) = rows.last_mut()
    {
        last.push_str("\"ghi chú\nhai dòng, có \"\"ngoặc\"\"\"");
    }
    rows
}

/// Writes a table; gives what its faulty scenarios are to come out as, in order.
pub fn write(out: &mut impl Write, stock: &Stock, plan: Plan) -> io::Result<Vec<Expected>> {
    let mut numbers = Numbers(plan.seed);
    let mut expected = Vec::new();
    out.write_all(b"scenario,step,date,operation,subject,target,select,amount,note\n")?;
    let mut line = 2;
    for at in 0..plan.scenarios {
        let name = format!("pa-{at:07}");
        let mut rows = sound(stock, plan.operations, &mut numbers);
        // Faults lie evenly over the table, and each sort in turn.
        let faulty = (at + 1) * plan.faults / plan.scenarios > at * plan.faults / plan.scenarios;
        if faulty {
            let fault = &FAULTS[expected.len() % FAULTS.len()];
            rows = (fault.rows)(stock, &mut numbers);
            let (step, row) = (fault.step.to_owned(), fault.row);
            let line = line + rows[..row].iter().map(|row| lines(row)).sum::<u64>();
            expected.push(Expected { scenario: name.clone(), at, status: fault.status, step, line });
        }
        for row in &rows {
            line += lines(row);
            out.write_all(name.as_bytes())?;
            out.write_all(b",")?;
            // A letter of another encoding is a byte that is no UTF-8.
            let mut pieces = row.split('\u{fffd}');
            out.write_all(pieces.next().unwrap_or_default().as_bytes())?;
            for piece in pieces {
                out.write_all(b"\xf4")?;
                out.write_all(piece.as_bytes())?;
            }
            out.write_all(b"\n")?;
        }
    }
    Ok(expected)
}

fn lines(row: &str) -> u64 {
    1 + row.matches('\n').count() as u64
}
