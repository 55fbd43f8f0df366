//! A space of scenarios: what may be chosen, and by number every scenario that comes of it.
//!
//! Nothing is listed. A scenario is made from its number alone, as a number is written in digits of different bases:
//! each choice is a digit. So a space of any size costs no memory, a row of a result can be turned back into its plan,
//! and a sample is a list of numbers.

mod choice;
mod constraints;
mod draw;

pub use choice::{Choice, Picked};
pub use constraints::Constraints;
pub use draw::Shuffle;

use crate::scenario::Step;
use jiff::civil::Date;
use std::borrow::Cow;

/// How many scenarios a space may have without a sample: walking more of them would not end in a day.
pub const WHOLE_LIMIT: u128 = 10_000_000_000;

/// How many scenarios are looked at to count those that the constraints leave.
const COUNTED: u128 = 300_000;

/// How many numbers in a row may be drawn in vain before a sample is given up.
const IN_VAIN: u64 = 1_000_000;

/// A described space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// What the name of every scenario begins with.
    pub name: String,
    /// The day of every step that has none.
    pub date: Option<Date>,
    /// What is chosen, in the order of the steps.
    pub choices: Vec<Choice>,
    /// Which scenarios are left out.
    pub constraints: Constraints,
    /// Which scenarios are drawn; none: all.
    pub sample: Option<Sample>,
}

/// A sample without replacement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many scenarios.
    pub count: u64,
    /// What decides which.
    pub seed: u64,
}

/// How many scenarios a space gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Exactly so many.
    Exactly(u128),
    /// No more than so many: constraints may leave fewer.
    AtMost(u128),
}

impl Space {
    /// How many combinations there are before constraints; none: more than can be numbered.
    pub fn combinations(&self) -> Option<u128> {
        // Numbers that are drawn are permuted in two halves, which leaves the last bit unused.
        let product = self.choices.iter().try_fold(1_u128, |product, choice| product.checked_mul(choice.count()?))?;
        (product < 1 << 126).then_some(product)
    }

    /// How many scenarios there will be.
    pub fn size(&self) -> Size {
        let all = self.combinations().unwrap_or(u128::MAX);
        // Where nothing is done there is no scenario.
        let empty = self.choices.iter().try_fold(1_u128, |product, choice| product.checked_mul(choice.empty()));
        let some = all - empty.unwrap_or(0).min(all);
        let left = match self.constraints.is_empty() {
            true => Size::Exactly(some),
            false if all <= COUNTED => {
                Size::Exactly((0..all).filter(|number| self.is_kept(&self.steps(*number))).count() as u128)
            }
            false => Size::AtMost(some),
        };
        match (self.sample, left) {
            (Some(sample), Size::Exactly(left)) => Size::Exactly(left.min(u128::from(sample.count))),
            (Some(sample), Size::AtMost(left)) => Size::AtMost(left.min(u128::from(sample.count))),
            (None, left) => left,
        }
    }

    /// The name of the scenario of a number, which counts from 0; names count from 1.
    pub fn scenario_name(&self, number: u128) -> String {
        let digits = self.combinations().unwrap_or(u128::MAX).to_string().len().max(6);
        format!("{}-{:0digits$}", self.name, number + 1)
    }

    /// The number in the name of a scenario; none: it is none of this space.
    pub fn number(&self, name: &str) -> Option<u128> {
        let digits = name.strip_prefix(self.name.as_str())?.strip_prefix('-')?;
        let number = digits.parse::<u128>().ok()?.checked_sub(1)?;
        (number < self.combinations()? && self.scenario_name(number) == name).then_some(number)
    }

    /// The steps of the scenario of a number below [`Self::combinations`], in the order of their days.
    pub fn steps(&self, number: u128) -> Vec<Cow<'_, Step>> {
        let mut rest = number;
        // The last choice turns fastest.
        let mut digits = vec![0; self.choices.len()];
        for (choice, digit) in self.choices.iter().zip(&mut digits).rev() {
            let count = choice.count().unwrap_or(1).max(1);
            (rest, *digit) = (rest / count, rest % count);
        }
        let picked = self.choices.iter().zip(digits).flat_map(|(choice, digit)| choice.pick(digit));
        let mut steps: Vec<Cow<'_, Step>> = picked.map(|step| self.dated(step)).collect();
        steps.sort_by_key(|step| step.date);
        steps
    }

    fn dated<'s>(&self, step: Picked<'s>) -> Cow<'s, Step> {
        if step.date.is_some() || self.date.is_none() {
            return step;
        }
        Cow::Owned(Step { date: self.date, ..step.into_owned() })
    }

    /// Whether a scenario does anything and every constraint lets it pass.
    pub fn is_kept(&self, steps: &[Cow<'_, Step>]) -> bool {
        !steps.is_empty() && self.constraints.keep(steps)
    }

    /// The scenarios, from the first to the last or in the order in which they are drawn.
    pub fn walk(&self) -> Walk {
        let all = self.combinations().unwrap_or(0);
        let shuffle = self.sample.map(|sample| Shuffle::new(all, sample.seed));
        Walk { all, shuffle, at: 0, wanted: self.sample.map_or(u64::MAX, |sample| sample.count), in_vain: 0 }
    }
}

/// Goes through the scenarios of a space. It holds nothing but where it is.
#[derive(Clone, Debug)]
pub struct Walk {
    all: u128,
    shuffle: Option<Shuffle>,
    at: u128,
    wanted: u64,
    in_vain: u64,
}

impl Walk {
    /// The number of the next scenario that is kept, with its steps; none: there are no more.
    pub fn next<'s>(&mut self, space: &'s Space) -> Option<(u128, Vec<Cow<'s, Step>>)> {
        while self.at < self.all && self.wanted > 0 && self.in_vain < IN_VAIN {
            let number = self.shuffle.map_or(self.at, |shuffle| shuffle.at(self.at));
            self.at += 1;
            let steps = space.steps(number);
            if space.is_kept(&steps) {
                (self.wanted, self.in_vain) = (self.wanted - 1, 0);
                return Some((number, steps));
            }
            self.in_vain += u64::from(self.shuffle.is_some());
        }
        None
    }
}
