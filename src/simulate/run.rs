//! One run: every person draws once, the leavings are carried out month by month.

use super::bench::Bench;
use super::hazard::{Hazard, NEVER};
use super::month::Month;
use super::norms::BodyNorm;
use super::people::{Due, Person, Seat};
use crate::model::{Category, Post};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// How long, how often, and on which draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The first month.
    pub start: Month,
    /// Calendar years, the one of the first month included; the last one ends in December.
    pub years: u32,
    /// Runs.
    pub runs: u32,
    /// The seed of all draws.
    pub seed: u64,
}

impl Setting {
    /// Months from the first one to the end of the last year.
    pub fn months(&self) -> usize {
        let skipped = self.start.of_year() - 1;
        usize::try_from(i64::from(self.years) * 12 - i64::from(skipped)).unwrap_or(0)
    }

    /// The months up to the end of a year, by its position.
    pub(super) fn months_until(&self, year: usize) -> usize {
        (year + 1) * 12 - usize::try_from(self.start.of_year() - 1).unwrap_or(0)
    }
}

/// Bodies whose deputies are limited together: the departments of a province, at three a department on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pool {
    /// How many bodies there are.
    pub bodies: i64,
    /// Deputies that they may have together.
    pub limit: i64,
    /// The last day for it; none: no law says.
    pub deadline: Option<jiff::civil::Date>,
}

/// Everything that a path starts from: plain data.
#[derive(Clone, Debug)]
pub struct Course {
    /// Everybody, in the order of the case; the position keys the draws, so that it is the same for every plan.
    pub people: Vec<Person>,
    /// The posts of living bodies.
    pub seats: Vec<Seat>,
    /// The bodies that have deputies, with their limits.
    pub norms: Vec<BodyNorm>,
    /// The limit of the departments together.
    pub pool: Option<Pool>,
    /// Leaving by one's own will or otherwise than by age, by staff category.
    pub leaving: Vec<Hazard>,
    /// Retirement of those whose age is not known: leaders, then all others.
    pub ages: [Hazard; 2],
}

/// What is counted once a year in a run.
pub(super) const MEASURES: usize = 6;
pub(super) const HEADCOUNT: usize = 0;
pub(super) const RETIRED: usize = 1;
pub(super) const LEFT: usize = 2;
pub(super) const SURPLUS: usize = 3;
pub(super) const POOLED: usize = 4;
pub(super) const WAITING: usize = 5;

/// A course made ready: positions instead of ids, months instead of dates.
pub(super) struct Ready<'c> {
    pub course: &'c Course,
    pub setting: Setting,
    /// The month in which each person's age or decision is due, and whether it is the age.
    due: Vec<(u16, bool)>,
    /// Whose age is drawn: the position in [`Course::ages`].
    drawn: Vec<Option<u8>>,
    category: Vec<u8>,
    /// The position of each person's seat.
    pub seat: Vec<Option<u32>>,
    /// The position, among the bodies over their limit, of those whose deputy each person is.
    deputy_of: Vec<Option<u32>>,
    /// The bodies over their limit, by position in the norms.
    pub over: Vec<usize>,
    /// The months until their deadline.
    pub in_time: Vec<usize>,
    /// The bench by category, in the order of the case.
    pub bench: Vec<Vec<u32>>,
    /// Vacancies of each seat at the start; below zero where there are more people than posts.
    pub room: Vec<i64>,
    pool_deputies: i64,
    pool_months: usize,
}

impl<'c> Ready<'c> {
    pub fn new(course: &'c Course, setting: Setting) -> Self {
        let start = setting.start;
        let months_until = |day: Option<jiff::civil::Date>| {
            let last = day.map(|day| i64::from(Month::of(day).since(start)) + 1);
            last.map_or(setting.months(), |last| usize::try_from(last.max(0)).unwrap_or(0))
        };
        let offset = |month: Month| u16::try_from(month.since(start).max(0)).unwrap_or(NEVER);
        let people = &course.people;
        let due = |person: &Person| match person.due {
            Due::Retires(month) => (offset(month), true),
            Due::Leaves(month) => (offset(month), false),
            Due::Drawn => (NEVER, true),
        };
        let drawn = |person: &Person| (person.due == Due::Drawn).then_some(u8::from(person.post == Post::Staff));
        let seat_of = |person: &Person| {
            let body = person.body?;
            let found = course.seats.binary_search_by_key(&(body, person.category), |seat| (seat.body, seat.category));
            found.ok().map(|at| at as u32)
        };
        let over: Vec<usize> = (0..course.norms.len()).filter(|at| course.norms[*at].surplus() > 0).collect();
        let deputy_of = |person: &Person| {
            let body = person.body.filter(|_| person.post == Post::Deputy)?;
            over.iter().position(|at| course.norms[*at].body == body).map(|at| at as u32)
        };
        let mut bench = vec![Vec::new(); Category::ALL.len()];
        for (at, person) in people.iter().enumerate().filter(|(_, person)| person.body.is_none()) {
            bench[person.category.at()].push(at as u32);
        }
        let mut present = vec![0_i64; course.seats.len()];
        people.iter().filter_map(seat_of).for_each(|seat| present[seat as usize] += 1);
        // A quota that is not known opens no vacancy.
        let room = |(seat, present): (&Seat, &i64)| seat.quota.map_or(i64::MIN / 2, |quota| quota - present);
        Self {
            course,
            setting,
            due: people.iter().map(due).collect(),
            drawn: people.iter().map(drawn).collect(),
            category: people.iter().map(|person| person.category.at() as u8).collect(),
            seat: people.iter().map(seat_of).collect(),
            deputy_of: people.iter().map(deputy_of).collect(),
            in_time: over.iter().map(|at| months_until(course.norms[*at].deadline)).collect(),
            room: course.seats.iter().zip(&present).map(room).collect(),
            pool_deputies: course.norms.iter().filter(|norm| norm.pooled).map(|norm| norm.deputies).sum(),
            pool_months: months_until(course.pool.and_then(|pool| pool.deadline)),
            bench,
            over,
        }
    }

    /// The chance that a person has left within so many months from the start.
    pub fn gone(&self, person: usize, months: usize) -> f64 {
        let Some(last) = months.checked_sub(1) else { return 0.0 };
        let by_choice = self.course.leaving[usize::from(self.category[person])].stays(last);
        let by_age = match self.drawn[person] {
            Some(group) => self.course.ages[usize::from(group)].stays(last),
            None if usize::from(self.due[person].0) <= last => 0.0,
            None => 1.0,
        };
        1.0 - by_choice * by_age
    }

    /// Carries out one run and adds it to a tally.
    pub fn run(&self, run: u32, scratch: &mut Scratch, tally: &mut Tally) {
        self.draw(run, scratch);
        let years = self.setting.years as usize;
        let norms = &self.course.norms;
        let Scratch { events, room, .. } = scratch;
        let mut bench = Bench::new(self, room);
        let mut headcount = self.course.people.len() as i64;
        let mut left_over: Vec<i64> = self.over.iter().map(|at| norms[*at].surplus()).collect();
        let mut surplus: i64 = left_over.iter().sum();
        let limit = self.course.pool.map_or(0, |pool| pool.limit);
        let mut pooled = if self.course.pool.is_some() { (self.pool_deputies - limit).max(0) } else { 0 };
        let mut late: i64 =
            left_over.iter().zip(&self.over).filter(|(_, at)| !norms[**at].pooled).map(|(n, _)| n).sum();
        let mut pool_late = pooled;
        let mut event = 0;
        for year in 0..years {
            let end = self.setting.months_until(year);
            let (mut retired, mut left) = (0, 0);
            while let Some(&(month, person, by_age)) = events.get(event).filter(|event| usize::from(event.0) < end) {
                event += 1;
                headcount -= 1;
                if by_age {
                    retired += 1
                } else {
                    left += 1
                }
                let (month, person) = (usize::from(month), person as usize);
                let category = usize::from(self.category[person]);
                tally.absent[year * Category::ALL.len() + category] += (end - month) as u64;
                tally.gone[year * Category::ALL.len() + category] += 1;
                bench.leaves(person, category);
                let Some(over) = self.deputy_of[person].map(|over| over as usize) else { continue };
                if left_over[over] == 0 {
                    continue;
                }
                left_over[over] -= 1;
                surplus -= 1;
                let of_pool = norms[self.over[over]].pooled;
                if of_pool && pooled > 0 {
                    pooled -= 1;
                    pool_late -= i64::from(month < self.pool_months);
                }
                if month < self.in_time[over] {
                    tally.reduced[over * years + year] += 1;
                    late -= i64::from(!of_pool);
                }
                if left_over[over] == 0 {
                    tally.complied[over * years + year] += 1;
                    tally.in_time[over] += u32::from(month < self.in_time[over]);
                }
            }
            let row = [headcount, retired, left, surplus, pooled, bench.waiting()];
            tally.rows.extend(row.iter().map(|value| *value as i32));
        }
        tally.all_in_time += u32::from(late == 0 && pool_late == 0);
    }

    /// Who leaves in which month, in the order of months and then of persons. One draw of 64 bits a person: the upper
    /// half is the will, the lower the age where it is not known. The run is the stream and the person the position in
    /// it, so that a draw depends on seed, run and person alone.
    fn draw(&self, run: u32, Scratch { events, drawn, places, .. }: &mut Scratch) {
        let mut draws = ChaCha8Rng::seed_from_u64(self.setting.seed);
        draws.set_stream(run.into());
        drawn.clear();
        let months = self.setting.months();
        places.clear();
        places.resize(months + 1, 0);
        for person in 0..self.due.len() {
            let draw = draws.next_u64();
            let leaves = self.course.leaving[usize::from(self.category[person])].month((draw >> 32) as u32);
            let (mut due, by_age) = self.due[person];
            if let Some(group) = self.drawn[person] {
                due = self.course.ages[usize::from(group)].month(draw as u32);
            }
            let month = due.min(leaves);
            if usize::from(month) < months {
                drawn.push((month, person as u32, by_age && due <= leaves));
                places[usize::from(month) + 1] += 1;
            }
        }
        // Persons come in their order already, so that each has its place once the months before are counted.
        for month in 0..months {
            places[month + 1] += places[month];
        }
        events.clear();
        events.resize(drawn.len(), (0, 0, false));
        for event in drawn.iter() {
            let place = &mut places[usize::from(event.0)];
            events[*place] = *event;
            *place += 1;
        }
    }
}

/// Room that the runs of one block share.
#[derive(Default)]
pub(super) struct Scratch {
    events: Vec<(u16, u32, bool)>,
    drawn: Vec<(u16, u32, bool)>,
    places: Vec<usize>,
    room: Vec<i64>,
}

/// What the runs of one block add up to, and their numbers a year.
pub(super) struct Tally {
    /// By run, then by year, then by measure.
    pub rows: Vec<i32>,
    /// Deputies over the limit who left in time, by body over its limit and year.
    pub reduced: Vec<u64>,
    /// Runs in which a body comes under its limit, by body and year.
    pub complied: Vec<u32>,
    /// Runs in which it does so in time.
    pub in_time: Vec<u32>,
    /// Runs in which all bodies do so in time.
    pub all_in_time: u32,
    /// Months in which those who left in a year are absent in it, by year and category.
    pub absent: Vec<u64>,
    /// People who left, by year and category.
    pub gone: Vec<u64>,
}

impl Tally {
    pub fn new(over: usize, years: usize) -> Self {
        let by_category = years * Category::ALL.len();
        Self {
            rows: Vec::new(),
            reduced: vec![0; over * years],
            complied: vec![0; over * years],
            in_time: vec![0; over],
            all_in_time: 0,
            absent: vec![0; by_category],
            gone: vec![0; by_category],
        }
    }

    /// Adds another block.
    pub fn add(&mut self, other: &Tally) {
        fn add<T: Copy + std::ops::AddAssign>(sums: &mut [T], others: &[T]) {
            sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += *other);
        }
        self.rows.extend_from_slice(&other.rows);
        add(&mut self.reduced, &other.reduced);
        add(&mut self.complied, &other.complied);
        add(&mut self.in_time, &other.in_time);
        self.all_in_time += other.all_in_time;
        add(&mut self.absent, &other.absent);
        add(&mut self.gone, &other.gone);
    }
}
