//! Which groups of figures are asked for: what nobody asks for need not be worked out for each of many scenarios.

use super::figure::{Figure, Indicators};

/// Groups of figures that cost something of their own. What is not asked for is unknown in the indicators; all other
/// figures are there in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Pairs of agencies that share tasks.
    pub pairs: bool,
    /// Fields that are fragmented.
    pub fields: bool,
    /// Layers, spans and empty bodies.
    pub places: bool,
    /// What is counted by staff category and by class of bodies.
    pub breakdown: bool,
}

impl Asked {
    /// Everything.
    pub const ALL: Asked = Asked { pairs: true, fields: true, places: true, breakdown: true };

    /// What these figures need.
    pub fn of(figures: impl IntoIterator<Item = Figure>, breakdown: bool) -> Self {
        let mut asked = Asked { pairs: false, fields: false, places: false, breakdown };
        for figure in figures {
            match figure {
                Figure::AgencyPairsSharingTasks => asked.pairs = true,
                Figure::FieldsFragmented => asked.fields = true,
                Figure::Layers | Figure::SpanMax | Figure::BodiesEmpty => asked.places = true,
                _ => {}
            }
        }
        asked
    }

    /// Takes out of indicators what is not asked for.
    pub(super) fn leave(self, indicators: &mut Indicators) {
        let mut drop = |asked: bool, figures: &[Figure]| {
            figures.iter().filter(|_| !asked).for_each(|figure| indicators.figures[figure.at()] = None);
        };
        drop(self.pairs, &[Figure::AgencyPairsSharingTasks]);
        drop(self.fields, &[Figure::FieldsFragmented]);
        drop(self.places, &[Figure::Layers, Figure::SpanMax, Figure::BodiesEmpty]);
    }
}
