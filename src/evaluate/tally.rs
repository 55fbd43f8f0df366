//! Running sums: rows are added and taken away again, exactly; an unknown is counted apart, so that it can be too.

use super::asked::Asked;
use super::figure::{CATEGORY_MEASURES, CLASS_MEASURES, Figure, Indicators};
use crate::model::{Category, ClassIx, Count, Posts, Role, Staff};
use crate::rules::{BodyShape, Code, TaskCounts};

/// A sum that knows how many of its parts are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    known: i64,
    unknown: i64,
}

impl Sum {
    #[inline]
    pub fn add(&mut self, count: Count, sign: i64) {
        match count {
            Some(number) => self.known += sign * number,
            None => self.unknown += sign,
        }
    }

    /// What a sum gains where one part of it is another than it was.
    #[inline]
    fn between(was: Count, is: Count) -> Self {
        let unknown = |count: Count| i64::from(count.is_none());
        Self { known: is.unwrap_or(0) - was.unwrap_or(0), unknown: unknown(is) - unknown(was) }
    }

    #[inline]
    fn join(&mut self, more: Self) {
        self.known += more.known;
        self.unknown += more.unknown;
    }

    #[inline]
    pub fn count(self) -> Count {
        (self.unknown == 0).then_some(self.known)
    }
}

/// How many rows have each value, for a maximum that can shrink again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Histogram(Vec<i64>);

impl Histogram {
    fn add(&mut self, value: u32, sign: i64) {
        let at = value as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] += sign;
    }

    fn join(&mut self, more: &Self) {
        more.0.iter().enumerate().for_each(|(value, rows)| self.add(value as u32, *rows));
    }

    fn maximum(&self) -> i64 {
        self.0.iter().rposition(|rows| *rows > 0).unwrap_or(0) as i64
    }
}

/// The figures of [`of_task`], in its order.
const OF_TASKS: [Figure; 9] = [
    Figure::LeadDuties,
    Figure::CoordinatingDuties,
    Figure::TasksSupport,
    Figure::TasksWithOneLead,
    Figure::TasksWithoutLead,
    Figure::TasksPartlyLed,
    Figure::TasksWithSeveralLeads,
    Figure::TasksSharedAcrossTiers,
    Figure::ExcessLeads,
];

/// What one task adds to the figures, beside itself.
#[inline]
fn of_task(counts: &TaskCounts) -> [i64; OF_TASKS.len()] {
    [
        counts.lead_duties.into(),
        counts.coordinating_duties.into(),
        counts.support.into(),
        counts.has_one_lead().into(),
        counts.is_without_lead().into(),
        counts.is_partly_led().into(),
        counts.has_several().into(),
        counts.is_shared().into(),
        counts.excess.into(),
    ]
}

/// A bit for each of some figures.
const fn bits(figures: &[Figure]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < figures.len() {
        bits |= 1 << figures[at] as usize;
        at += 1;
    }
    bits
}

/// Of what is counted of posts, in the order of the measures of a category: its figure and its measure of a class.
const OF_POSTS: [(Figure, usize); 4] =
    [(Figure::Quota, 3), (Figure::Filled, 4), (Figure::Heads, 1), (Figure::Deputies, 2)];

/// What is counted of the posts of one category, in this order.
#[inline]
fn of_staff(staff: &Staff) -> [Count; OF_POSTS.len()] {
    [staff.quota, staff.filled, staff.heads, staff.deputies]
}

/// The sums of one state of the apparatus.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// A bit for each of the figures to which something may have been added since the sums were taken over.
    touched: u64,
    /// But for those of posts.
    figures: [Sum; Figure::ALL.len()],
    posts: [Sum; OF_POSTS.len()],
    by_category: [[Sum; CATEGORY_MEASURES.len()]; Category::ALL.len()],
    by_class: Vec<[Sum; CLASS_MEASURES.len()]>,
    /// Findings about tasks, by code.
    codes: [i64; Code::ALL.len()],
    depths: Histogram,
    spans: Histogram,
    /// Whether places of bodies have been added since the sums were taken over.
    placed: bool,
    has_posts: bool,
    /// Whether anything is counted by category and by class.
    breakdown: bool,
}

impl Tally {
    /// Nothing yet. Without a table of posts every count of posts stays unknown, even of bodies that a plan makes.
    pub fn new(classes: usize, has_posts: bool) -> Self {
        Self {
            has_posts,
            breakdown: true,
            touched: 0,
            placed: true,
            figures: [Sum::default(); Figure::ALL.len()],
            posts: Default::default(),
            by_category: Default::default(),
            by_class: vec![Default::default(); classes],
            codes: [0; Code::ALL.len()],
            depths: Histogram::default(),
            spans: Histogram::default(),
        }
    }

    /// Adds the sums of other rows of the same organisation.
    pub fn join(&mut self, more: &Self) {
        fn join<'s>(sums: impl IntoIterator<Item = &'s mut Sum>, more: impl IntoIterator<Item = &'s Sum>) {
            sums.into_iter().zip(more).for_each(|(sum, more)| sum.join(*more));
        }
        join(&mut self.figures, &more.figures);
        join(&mut self.posts, &more.posts);
        join(self.by_category.as_flattened_mut(), more.by_category.as_flattened());
        join(self.by_class.as_flattened_mut(), more.by_class.as_flattened());
        self.codes.iter_mut().zip(&more.codes).for_each(|(code, more)| *code += more);
        self.depths.join(&more.depths);
        self.spans.join(&more.spans);
    }

    /// The same sums, for the groups that are asked for.
    pub fn in_groups(&self, asked: Asked) -> Self {
        Self { breakdown: asked.breakdown, ..self.clone() }
    }

    #[inline]
    pub fn add(&mut self, figure: Figure, count: Count, sign: i64) {
        self.touched |= 1 << figure.at();
        self.figures[figure.at()].add(count, sign);
    }

    pub fn add_if(&mut self, figure: Figure, counted: bool, sign: i64) {
        self.add(figure, Some(i64::from(counted)), sign);
    }

    /// Adds the place of a body, or takes it away.
    pub fn shape(&mut self, shape: &BodyShape, sign: i64) {
        self.add(Figure::Bodies, Some(1), sign);
        self.add_if(Figure::Agencies, shape.agency, sign);
        self.add_if(Figure::SubUnits, !shape.agency, sign);
        self.add_if(Figure::BodiesEmpty, shape.empty, sign);
        self.placed = true;
        self.depths.add(shape.depth, sign);
        self.spans.add(shape.span, sign);
        if self.breakdown {
            self.by_class[shape.class.at()][0].add(Some(1), sign);
        }
    }

    /// Adds the posts of a body of a class, or, with the sign below zero, takes them away.
    pub fn posts(&mut self, class: ClassIx, posts: &Posts, sign: i64) {
        let (was, is) = if sign > 0 { (&Posts::NONE, posts) } else { (posts, &Posts::NONE) };
        self.change_posts(class, was, is);
    }

    /// A body of a class has other posts than it had.
    pub fn change_posts(&mut self, class: ClassIx, was: &Posts, is: &Posts) {
        for (category, was, is) in was.beside(is) {
            let (was, is) = (of_staff(was), of_staff(is));
            // What is as it was adds nothing, which is sooner done than asked.
            let more: [Sum; OF_POSTS.len()] = std::array::from_fn(|at| Sum::between(was[at], is[at]));
            self.posts.iter_mut().zip(more).for_each(|(sum, more)| sum.join(more));
            if self.breakdown {
                for (at, more) in more.into_iter().enumerate() {
                    self.by_category[category.at()][at].join(more);
                    self.by_class[class.at()][OF_POSTS[at].1].join(more);
                }
            }
        }
    }

    /// Adds what the bench holds of one category.
    pub fn bench(&mut self, category: Category, quota: Count, staff: Count) {
        if (quota, staff) == (Some(0), Some(0)) {
            return;
        }
        self.add(Figure::BenchQuota, quota, 1);
        self.add(Figure::BenchStaff, staff, 1);
        self.by_category[category.at()][4].add(quota, 1);
        self.by_category[category.at()][5].add(staff, 1);
    }

    /// Adds the rows of so many tasks that measure alike, or takes them away.
    pub fn tasks(&mut self, counts: &TaskCounts, many: i64) {
        self.add(Figure::Tasks, Some(1), many);
        self.touched |= bits(&OF_TASKS);
        for (figure, count) in OF_TASKS.into_iter().zip(of_task(counts)) {
            self.figures[figure.at()].known += many * count;
        }
        counts.codes().for_each(|(code, _)| self.codes[code.at()] += many);
    }

    /// So many tasks that measured alike measure otherwise.
    pub fn change_tasks(&mut self, was: &TaskCounts, is: &TaskCounts, many: i64) {
        self.touched |= bits(&OF_TASKS);
        for (figure, (was, is)) in OF_TASKS.into_iter().zip(of_task(was).into_iter().zip(of_task(is))) {
            self.figures[figure.at()].known += many * (is - was);
        }
        if !was.says_the_same(is) {
            was.codes().for_each(|(code, _)| self.codes[code.at()] -= many);
            is.codes().for_each(|(code, _)| self.codes[code.at()] += many);
        }
    }

    /// So many bodies more hold tasks in a role, and nothing else of these tasks differs.
    pub fn duties(&mut self, role: Role, many: i64) {
        let figure = match role {
            Role::Lead => Figure::LeadDuties,
            Role::Coordinate => Figure::CoordinatingDuties,
        };
        self.touched |= 1 << figure.at();
        self.figures[figure.at()].known += many;
    }

    /// How many findings there are about tasks, by code.
    pub fn codes(&self) -> &[i64; Code::ALL.len()] {
        &self.codes
    }

    /// Takes over the sums of another, always the same one, as far as they are asked for, in the memory that this one has.
    /// Codes of tasks, depths and spans to which nothing has been added since the last time are still the other's.
    pub fn set_to(&mut self, other: &Self) {
        if self.touched & bits(&OF_TASKS) != 0 {
            self.codes = other.codes;
        }
        if std::mem::take(&mut self.placed) {
            self.depths.0.clone_from(&other.depths.0);
            self.spans.0.clone_from(&other.spans.0);
        }
        self.touched = 0;
        self.figures = other.figures;
        self.posts = other.posts;
        if self.breakdown {
            self.by_category = other.by_category;
            self.by_class.clone_from(&other.by_class);
        }
    }

    /// The indicators of these sums.
    pub fn indicators(&self) -> Indicators {
        let mut indicators = Indicators::unknown(self.by_class.len());
        indicators.figures = self.figures.map(Sum::count);
        self.write_others(&mut indicators);
        indicators
    }

    /// Writes the indicators of these sums over others of the same organisation, where it is known what they `were` of the
    /// sums that were taken over, and gives a bit for each figure that is another: most stay.
    pub fn write_after(&self, were: &Indicators, indicators: &mut Indicators) -> u64 {
        indicators.figures = were.figures;
        let (mut left, mut differ) = (self.touched, 0);
        while left != 0 {
            let figure = Figure::ALL[left.trailing_zeros() as usize];
            left &= left - 1;
            differ |= indicators.put(figure, self.figures[figure.at()].count());
        }
        differ | self.write_others(indicators)
    }

    /// Writes what is no plain sum, with a bit for each figure that was another.
    fn write_others(&self, indicators: &mut Indicators) -> u64 {
        let mut differ = 0;
        if self.placed {
            differ |= indicators.put(Figure::Layers, Some(self.depths.maximum()));
            differ |= indicators.put(Figure::SpanMax, Some(self.spans.maximum()));
        }
        for ((figure, _), sum) in OF_POSTS.into_iter().zip(&self.posts) {
            differ |= indicators.put(figure, sum.count().filter(|_| self.has_posts));
        }
        if self.breakdown {
            self.write_groups(indicators);
        }
        differ
    }

    /// Writes what is counted by category and by class.
    fn write_groups(&self, indicators: &mut Indicators) {
        let Indicators { by_category, by_class, .. } = indicators;
        for (measures, sums) in by_category.iter_mut().zip(&self.by_category) {
            measures.iter_mut().zip(sums).for_each(|(measure, sum)| *measure = sum.count());
        }
        by_class.resize(self.by_class.len(), [None; CLASS_MEASURES.len()]);
        for (measures, sums) in by_class.iter_mut().zip(&self.by_class) {
            measures.iter_mut().zip(sums).for_each(|(measure, sum)| *measure = sum.count());
        }
        if !self.has_posts {
            by_category.iter_mut().for_each(|measures| measures[..4].fill(None));
            by_class.iter_mut().for_each(|measures| measures[1..].fill(None));
        }
    }
}
