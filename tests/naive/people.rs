//! Who gets which people and posts when a body shares them out.

use super::Stop;
use super::state::{Count, Posts, Staff, World, minus, plus};
use std::collections::BTreeMap;
use tinhgon::model::Category;
use tinhgon::scenario::Share;

/// What one receiver gets: a part of all, or so many.
#[derive(Clone, Copy, Debug)]
pub enum Portion {
    Fraction(u128, u128),
    Number(i64),
}

/// One receiver of one row.
#[derive(Clone, Debug)]
pub struct Line {
    pub row: usize,
    pub to: String,
    pub portion: Option<Portion>,
    /// It takes work only within its own area.
    pub in_own_area: bool,
}

/// How many of a category leave a body.
enum Leaving {
    Number(i64),
    Everybody,
    Unknown,
}

type Amounts = BTreeMap<Category, Count>;

struct Division {
    given: Vec<Amounts>,
    left: Amounts,
    everything: bool,
}

impl From<Share> for Portion {
    fn from(share: Share) -> Self {
        match share {
            Share::Fraction { part, of } => Portion::Fraction(part.into(), of.into()),
            Share::Count(number) => Portion::Number(number.into()),
        }
    }
}

/// Whether fractions sum to more than one.
pub fn over_one(portions: &[Option<Portion>]) -> bool {
    let (part, of) = sum(portions);
    part > of
}

fn sum(portions: &[Option<Portion>]) -> (u128, u128) {
    let mut total = (0, 1);
    for portion in portions {
        if let Some(Portion::Fraction(part, of)) = portion {
            total = (total.0 * of + part * total.1, total.1 * of);
            let common = greatest_divisor(total.0, total.1);
            total = (total.0 / common, total.1 / common);
        }
    }
    total
}

fn greatest_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

impl World {
    /// Shares out the people and posts of a body. `ends`: what nobody takes is on the bench and its leaders lose their
    /// office; else it stays, and leaders are the last to leave.
    pub fn share_out(&mut self, body: &str, lines: &[Line], ends: bool) -> Result<(), Stop> {
        let outside = self.is_outside(body);
        if lines.iter().any(|line| line.portion.is_some() && (outside || self.is_outside(&line.to))) {
            return Err(Stop::Refused);
        }
        let posts = self.bodies[body].posts.clone();
        let quota = divide(&posts, |staff| staff.quota, lines, false)?;
        let people = divide(&posts, |staff| staff.filled, lines, true)?;
        for (at, line) in lines.iter().enumerate() {
            let heir = self.posts_mut(&line.to);
            for category in Category::ALL {
                let staff = heir.entry(*category).or_insert(Staff::NONE);
                let (more_quota, more_people) = (quota.given[at][category], people.given[at][category]);
                staff.row |= more_quota != Some(0) || more_people != Some(0);
                staff.quota = plus(staff.quota, more_quota);
                staff.filled = plus(staff.filled, more_people);
            }
        }
        for category in Category::ALL {
            let staff = posts[category];
            if ends {
                self.release(outside, plus(staff.heads, staff.deputies));
                self.leave_on_bench(outside, *category, quota.left[category], people.left[category]);
                continue;
            }
            let leaving = match (staff.filled, people.left[category]) {
                _ if people.everything && staff.filled != Some(0) => Leaving::Everybody,
                (Some(before), Some(after)) => Leaving::Number(before - after),
                _ if lines.iter().all(|line| line.portion.is_none_or(Portion::is_zero)) => Leaving::Number(0),
                _ => Leaving::Unknown,
            };
            let stays = self.leave(staff, leaving);
            let entry = self.posts_mut(body).entry(*category).or_insert(Staff::NONE);
            *entry = Staff { quota: quota.left[category], filled: people.left[category], row: staff.listed(), ..stays };
        }
        Ok(())
    }

    /// Ordinary staff leave first, then deputies, then heads; who is left of the leaders.
    fn leave(&mut self, staff: Staff, leaving: Leaving) -> Staff {
        if matches!(leaving, Leaving::Number(0)) {
            return staff;
        }
        let (Some(heads), Some(deputies)) = (staff.heads, staff.deputies) else {
            self.release(false, None);
            let stay = match (leaving, staff.filled) {
                (Leaving::Number(number), Some(filled)) => filled - number,
                (Leaving::Everybody, _) => 0,
                _ => return staff,
            };
            let most = |leaders: Count, room: i64| if room == 0 { Some(0) } else { leaders.map(|some| some.min(room)) };
            let heads = most(staff.heads, stay);
            return Staff { heads, deputies: most(staff.deputies, stay - heads.unwrap_or(0)), ..staff };
        };
        match (leaving, staff.filled) {
            (Leaving::Number(number), Some(filled)) => {
                let of_leaders = (number - (filled - heads - deputies)).max(0);
                let from_deputies = of_leaders.min(deputies);
                let from_heads = (of_leaders - from_deputies).min(heads);
                self.release(false, Some(from_deputies + from_heads));
                Staff { heads: Some(heads - from_heads), deputies: Some(deputies - from_deputies), ..staff }
            }
            (Leaving::Everybody, _) => {
                self.release(false, Some(heads + deputies));
                Staff { heads: Some(0), deputies: Some(0), ..staff }
            }
            _ if heads + deputies == 0 => staff,
            _ => {
                self.release(false, None);
                let unless_none = |leaders| if leaders == 0 { Some(0) } else { None };
                Staff { heads: unless_none(heads), deputies: unless_none(deputies), ..staff }
            }
        }
    }

    pub fn posts_mut(&mut self, id: &str) -> &mut Posts {
        &mut self.bodies.get_mut(id).unwrap_or_else(|| unreachable!("{id} was looked up before")).posts
    }

    /// Leaders lose their office; those of outside bodies are in no count.
    pub fn release(&mut self, outside: bool, leaders: Count) {
        if !outside {
            self.leaders_released = plus(self.leaders_released, leaders);
        }
    }

    /// Posts and people are left without a body; those of outside bodies are in no count.
    pub fn leave_on_bench(&mut self, outside: bool, category: Category, quota: Count, people: Count) {
        if !outside {
            self.bench_quota.entry(category).and_modify(|bench| *bench = plus(*bench, quota));
            self.bench_staff.entry(category).and_modify(|bench| *bench = plus(*bench, people));
        }
    }
}

impl Portion {
    fn is_zero(self) -> bool {
        matches!(self, Portion::Fraction(0, _) | Portion::Number(0))
    }

    fn is_all(self) -> bool {
        matches!(self, Portion::Fraction(part, of) if part == of)
    }
}

/// Divides the people, or the posts, of a body among the lines.
fn divide(
    posts: &Posts,
    of: impl Fn(&Staff) -> Count,
    lines: &[Line],
    numbers_must_fit: bool,
) -> Result<Division, Stop> {
    let portions: Vec<Option<Portion>> = lines.iter().map(|line| line.portion).collect();
    if over_one(&portions) {
        return Err(Stop::Refused);
    }
    let held: Amounts = posts.iter().map(|(category, staff)| (*category, of(staff))).collect();
    let nothing: Amounts = held.keys().map(|category| (*category, Some(0))).collect();
    let mut given = vec![nothing.clone(); lines.len()];
    let Some(total) = held.values().copied().sum::<Count>() else {
        let sharing: Vec<usize> =
            (0..lines.len()).filter(|line| portions[*line].is_some_and(|portion| !portion.is_zero())).collect();
        if let [only] = sharing.as_slice()
            && portions[*only].is_some_and(Portion::is_all)
        {
            given[*only] = held;
            return Ok(Division { given, left: nothing, everything: true });
        }
        let mut left = held;
        for (category, _) in posts.iter().filter(|(_, staff)| staff.listed() || of(staff).is_none()) {
            for line in &sharing {
                given[*line].insert(*category, None);
            }
            if !sharing.is_empty() {
                left.insert(*category, None);
            }
        }
        return Ok(Division { given, left, everything: false });
    };
    let takes = sizes(&portions, lines, total, numbers_must_fit)?;
    let mut left: BTreeMap<Category, i64> =
        held.iter().map(|(category, count)| (*category, count.unwrap_or(0))).collect();
    for (line, number) in takes.into_iter().enumerate() {
        for (category, drawn) in draw(&left, number) {
            left.entry(category).and_modify(|rest| *rest -= drawn);
            given[line].insert(category, Some(drawn));
        }
    }
    let left = left.into_iter().map(|(category, rest)| (category, Some(rest))).collect();
    Ok(Division { given, left, everything: false })
}

/// How many each line gets: fractions by the largest remainder, then whole numbers.
fn sizes(portions: &[Option<Portion>], lines: &[Line], total: i64, must_fit: bool) -> Result<Vec<i64>, Stop> {
    let whole = total as u128;
    let (part, of) = sum(portions);
    let together = (part * whole / of) as i64;
    let mut takes = vec![0; portions.len()];
    let mut remainders: Vec<(u128, u128, usize)> = Vec::new();
    for (line, portion) in portions.iter().enumerate() {
        if let Some(Portion::Fraction(part, of)) = portion {
            takes[line] = (part * whole / of) as i64;
            remainders.push((part * whole % of, *of, line));
        }
    }
    // Larger remainders first: a/b > c/d as a·d > c·b.
    remainders.sort_by(|a, b| {
        (b.0 * a.1).cmp(&(a.0 * b.1)).then_with(|| lines[a.2].to.cmp(&lines[b.2].to)).then(a.2.cmp(&b.2))
    });
    let missing = together - takes.iter().sum::<i64>();
    for (_, _, line) in remainders.iter().take(missing as usize) {
        takes[*line] += 1;
    }
    let mut left = total - together;
    for (line, portion) in portions.iter().enumerate() {
        if let Some(Portion::Number(number)) = portion {
            if must_fit && *number > left {
                return Err(Stop::Refused);
            }
            takes[line] = (*number).min(left);
            left -= takes[line];
        }
    }
    Ok(takes)
}

/// Draws a number from what is left in each category, in proportion, by the largest remainder.
fn draw(left: &BTreeMap<Category, i64>, number: i64) -> Vec<(Category, i64)> {
    let all: i64 = left.values().sum();
    if all == 0 {
        return Vec::new();
    }
    let mut drawn: Vec<(Category, i64)> =
        left.iter().map(|(category, rest)| (*category, number * rest / all)).collect();
    let missing = number - drawn.iter().map(|(_, some)| some).sum::<i64>();
    let mut order: Vec<usize> = (0..drawn.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(number * left[&drawn[*at].0] % all));
    for at in order.into_iter().take(missing as usize) {
        drawn[at].1 += 1;
    }
    drawn
}

/// The staff of a body that takes over others, without its leaders.
pub fn sum_of<'a>(several: impl Iterator<Item = &'a Posts>) -> Posts {
    let mut total: Posts =
        Category::ALL.iter().map(|category| (*category, Staff { row: false, ..Staff::NONE })).collect();
    for posts in several {
        for (category, staff) in posts {
            total.entry(*category).and_modify(|all| {
                all.quota = plus(all.quota, staff.quota);
                all.filled = plus(all.filled, staff.filled);
                all.row |= staff.listed();
            });
        }
    }
    total
}

/// Those people leave.
pub fn without(staff: Staff, people: Count) -> Staff {
    Staff { filled: minus(staff.filled, people), ..staff }
}
