//! Running sums: rows are added and taken away again, exactly; an unknown is counted apart, so that it can be too.

use super::figure::{ByCategory, ByClass, CATEGORY_MEASURES, CLASS_MEASURES, Figure, Indicators};
use crate::model::{Category, Count};
use crate::rules::{BodyFacts, TaskFacts};

/// A sum that knows how many of its parts are unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    known: i64,
    unknown: i64,
}

impl Sum {
    pub fn add(&mut self, count: Count, sign: i64) {
        match count {
            Some(number) => self.known += sign * number,
            None => self.unknown += sign,
        }
    }

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
            depths: Histogram::default(),
            spans: Histogram::default(),
        }
    }

    pub fn add(&mut self, figure: Figure, count: Count, sign: i64) {
        self.figures[figure.at()].add(count, sign);
    }

    pub fn add_if(&mut self, figure: Figure, counted: bool, sign: i64) {
        self.add(figure, Some(i64::from(counted)), sign);
    }

    /// Adds the row of a body, or takes it away.
    pub fn body(&mut self, facts: &BodyFacts, sign: i64) {
        self.add(Figure::Bodies, Some(1), sign);
        self.add_if(Figure::Agencies, facts.agency, sign);
        self.add_if(Figure::SubUnits, !facts.agency, sign);
        self.add_if(Figure::BodiesEmpty, facts.empty, sign);
        self.depths.add(facts.depth, sign);
        self.spans.add(facts.span, sign);
        self.by_class[facts.class.at()][0].add(Some(1), sign);
        for (category, staff) in facts.posts.iter() {
            let counts = [staff.quota, staff.filled, staff.heads, staff.deputies];
            let figures = [Figure::Quota, Figure::Filled, Figure::Heads, Figure::Deputies];
            for (at, (figure, count)) in figures.into_iter().zip(counts).enumerate() {
                self.add(figure, count, sign);
                self.by_category[category.at()][at].add(count, sign);
            }
            for (at, count) in [(1, staff.heads), (2, staff.deputies), (3, staff.quota), (4, staff.filled)] {
                self.by_class[facts.class.at()][at].add(count, sign);
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

    /// Adds the row of a task, or takes it away.
    pub fn task(&mut self, facts: &TaskFacts, sign: i64) {
        self.add(Figure::Tasks, Some(1), sign);
        self.add(Figure::LeadDuties, Some(facts.lead_duties.into()), sign);
        self.add(Figure::CoordinatingDuties, Some(facts.coordinating_duties.into()), sign);
        self.add_if(Figure::TasksSupport, facts.support, sign);
        self.add_if(Figure::TasksWithOneLead, facts.has_one_lead(), sign);
        self.add_if(Figure::TasksWithoutLead, facts.is_without_lead(), sign);
        self.add_if(Figure::TasksPartlyLed, facts.is_partly_led(), sign);
        self.add_if(Figure::TasksWithSeveralLeads, facts.has_several_leads(), sign);
        self.add_if(Figure::TasksSharedAcrossTiers, facts.is_shared_across_tiers(), sign);
        self.add(Figure::ExcessLeads, Some(facts.excess.into()), sign);
    }

    pub fn indicators(&self) -> Indicators {
        let mut figures = self.figures.map(Sum::count);
        figures[Figure::Layers.at()] = Some(self.depths.maximum());
        figures[Figure::SpanMax.at()] = Some(self.spans.maximum());
        if !self.has_posts {
            for figure in [Figure::Quota, Figure::Filled, Figure::Heads, Figure::Deputies] {
                figures[figure.at()] = None;
            }
        }
        let mut by_category: ByCategory = self.by_category.map(|measures| measures.map(Sum::count));
        let mut by_class: ByClass = self.by_class.iter().map(|measures| measures.map(Sum::count)).collect();
        if !self.has_posts {
            by_category.iter_mut().for_each(|measures| measures[..4].fill(None));
            by_class.iter_mut().for_each(|measures| measures[1..].fill(None));
        }
        Indicators { figures, by_category, by_class }
    }
}
