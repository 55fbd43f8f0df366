//! Running sums: rows are added and taken away again, exactly; an unknown is counted apart, so that it can be too.

use super::figure::{CATEGORY_MEASURES, CLASS_MEASURES, Figure, Indicators};
use crate::model::{Category, ClassIx, Count, Posts};
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

    fn maximum(&self) -> i64 {
        self.0.iter().rposition(|rows| *rows > 0).unwrap_or(0) as i64
    }
}

/// The sums of one state of the apparatus.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    figures: [Sum; Figure::ALL.len()],
    by_category: [[Sum; CATEGORY_MEASURES.len()]; Category::ALL.len()],
    by_class: Vec<[Sum; CLASS_MEASURES.len()]>,
    /// Findings about tasks, by code.
    codes: [i64; Code::ALL.len()],
    depths: Histogram,
    spans: Histogram,
    has_posts: bool,
}

impl Tally {
    /// Nothing yet. Without a table of posts every count of posts stays unknown, even of bodies that a plan makes.
    pub fn new(classes: usize, has_posts: bool) -> Self {
        Self {
            has_posts,
            figures: [Sum::default(); Figure::ALL.len()],
            by_category: Default::default(),
            by_class: vec![Default::default(); classes],
            codes: [0; Code::ALL.len()],
            depths: Histogram::default(),
            spans: Histogram::default(),
        }
    }

    #[inline]
    pub fn add(&mut self, figure: Figure, count: Count, sign: i64) {
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
        self.depths.add(shape.depth, sign);
        self.spans.add(shape.span, sign);
        self.by_class[shape.class.at()][0].add(Some(1), sign);
    }

    /// Adds the posts of a body of a class, or takes them away.
    pub fn posts(&mut self, class: ClassIx, posts: &Posts, sign: i64) {
        for (category, staff) in posts.iter() {
            let counts = [staff.quota, staff.filled, staff.heads, staff.deputies];
            if counts == [Some(0); 4] {
                continue;
            }
            let figures = [Figure::Quota, Figure::Filled, Figure::Heads, Figure::Deputies];
            for (at, (figure, count)) in figures.into_iter().zip(counts).enumerate() {
                self.add(figure, count, sign);
                self.by_category[category.at()][at].add(count, sign);
            }
            for (at, count) in [(1, staff.heads), (2, staff.deputies), (3, staff.quota), (4, staff.filled)] {
                self.by_class[class.at()][at].add(count, sign);
            }
        }
    }

    /// Adds what the bench holds of one category.
    pub fn bench(&mut self, category: Category, quota: Count, staff: Count) {
        self.add(Figure::BenchQuota, quota, 1);
        self.add(Figure::BenchStaff, staff, 1);
        self.by_category[category.at()][4].add(quota, 1);
        self.by_category[category.at()][5].add(staff, 1);
    }

    /// Adds the rows of so many tasks that measure alike, or takes them away.
    pub fn tasks(&mut self, counts: &TaskCounts, many: i64) {
        self.add(Figure::Tasks, Some(1), many);
        self.add(Figure::LeadDuties, Some(counts.lead_duties.into()), many);
        self.add(Figure::CoordinatingDuties, Some(counts.coordinating_duties.into()), many);
        self.add_if(Figure::TasksSupport, counts.support, many);
        self.add_if(Figure::TasksWithOneLead, counts.has_one_lead(), many);
        self.add_if(Figure::TasksWithoutLead, counts.is_without_lead(), many);
        self.add_if(Figure::TasksPartlyLed, counts.is_partly_led(), many);
        self.add_if(Figure::TasksWithSeveralLeads, counts.several, many);
        self.add_if(Figure::TasksSharedAcrossTiers, counts.shared, many);
        self.add(Figure::ExcessLeads, Some(counts.excess.into()), many);
        counts.codes().for_each(|(code, _)| self.codes[code.at()] += many);
    }

    /// How many findings there are about tasks, by code.
    pub fn codes(&self) -> &[i64; Code::ALL.len()] {
        &self.codes
    }

    /// Takes over the sums of another, in the memory that this one has.
    pub fn set_to(&mut self, other: &Self) {
        self.figures = other.figures;
        self.by_category = other.by_category;
        self.codes = other.codes;
        self.by_class.clone_from(&other.by_class);
        self.depths.0.clone_from(&other.depths.0);
        self.spans.0.clone_from(&other.spans.0);
        self.has_posts = other.has_posts;
    }

    /// The indicators of these sums.
    pub fn indicators(&self) -> Indicators {
        let mut indicators = Indicators::unknown(self.by_class.len());
        self.write(&mut indicators);
        indicators
    }

    /// Writes the indicators of these sums over others of the same organisation.
    pub fn write(&self, indicators: &mut Indicators) {
        let Indicators { figures, by_category, by_class } = indicators;
        figures.iter_mut().zip(&self.figures).for_each(|(figure, sum)| *figure = sum.count());
        figures[Figure::Layers.at()] = Some(self.depths.maximum());
        figures[Figure::SpanMax.at()] = Some(self.spans.maximum());
        for (measures, sums) in by_category.iter_mut().zip(&self.by_category) {
            measures.iter_mut().zip(sums).for_each(|(measure, sum)| *measure = sum.count());
        }
        by_class.resize(self.by_class.len(), [None; CLASS_MEASURES.len()]);
        for (measures, sums) in by_class.iter_mut().zip(&self.by_class) {
            measures.iter_mut().zip(sums).for_each(|(measure, sum)| *measure = sum.count());
        }
        if !self.has_posts {
            for figure in [Figure::Quota, Figure::Filled, Figure::Heads, Figure::Deputies] {
                figures[figure.at()] = None;
            }
            by_category.iter_mut().for_each(|measures| measures[..4].fill(None));
            by_class.iter_mut().for_each(|measures| measures[1..].fill(None));
        }
    }
}
