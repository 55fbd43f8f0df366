//! From degrees to the sheet: plane enough for a province, equal in both directions at its middle latitude.

use super::STYLES;
use crate::chart::{Map, Place};
use crate::output::draw::canvas::{At, Rect};

/// Kilometres of a degree of latitude.
const DEGREE: f64 = 111.32;
/// From the frame to the outermost places.
const RIM: i32 = 70;

/// Where places stand on the sheet.
pub struct Ground {
    /// The frame.
    pub at: Rect,
    /// Tenths of a millimetre for a kilometre.
    pub kilometre: f64,
    /// Where the number of each group belongs: the first of its places, else their middle; none: none has a place.
    pub anchors: Vec<Option<At>>,
    /// Degrees in the upper left corner of the places, and how much narrower a degree of longitude is.
    west: f64,
    north: f64,
    narrower: f64,
    corner: At,
}

impl Ground {
    /// Fits the places into a part of the sheet; the frame is no wider than they need.
    pub fn new(shape: &Map, room: Rect) -> Self {
        let degrees = |millionths: i64| millionths as f64 / 1e6;
        let ends = |values: Vec<f64>| {
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            if low <= high { (low, high) } else { (0.0, 0.0) }
        };
        let (south, north) = ends(shape.places.iter().map(|place| degrees(place.latitude)).collect());
        let (west, east) = ends(shape.places.iter().map(|place| degrees(place.longitude)).collect());
        let narrower = ((south + north) / 2.0).to_radians().cos();
        let (across, down) = ((east - west) * narrower * DEGREE, (north - south) * DEGREE);
        let inner = room.inset(RIM);
        // A single place, or places in one line, still have a scale.
        let fit = |size: i32, kilometres: f64| f64::from(size) / kilometres.max(1.0);
        let kilometre = fit(inner.width, across).min(fit(inner.height, down));
        let width = ((across * kilometre).round() as i32).max(room.width / 3) + 2 * RIM;
        let at = Rect::new(room.left, room.top, width.min(room.width), room.height);
        let corner = (
            at.left + (at.width - (across * kilometre).round() as i32) / 2,
            at.top + (at.height - (down * kilometre).round() as i32) / 2,
        );
        let mut ground = Self { at, kilometre, anchors: Vec::new(), west, north, narrower, corner };
        ground.anchors = (0..shape.groups.len()).map(|group| ground.anchor(shape, group)).collect();
        ground
    }

    /// Where a place stands.
    pub fn place(&self, place: &Place) -> At {
        let (latitude, longitude) = (place.latitude as f64 / 1e6, place.longitude as f64 / 1e6);
        let across = (longitude - self.west) * self.narrower * DEGREE * self.kilometre;
        let down = (self.north - latitude) * DEGREE * self.kilometre;
        (self.corner.0 + across.round() as i32, self.corner.1 + down.round() as i32)
    }

    fn anchor(&self, shape: &Map, group: usize) -> Option<At> {
        let places: Vec<&Place> = shape.places.iter().filter(|place| place.group == group).collect();
        if let Some(seat) = places.iter().find(|place| place.seat) {
            return Some(self.place(seat));
        }
        let sum = places.iter().map(|place| self.place(place)).fold((0, 0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
        let count = places.len() as i32;
        (count > 0).then(|| (sum.0 / count, sum.1 / count))
    }

    /// The ground of scale bar and north arrow, which stays free.
    pub fn signs(&self) -> [Rect; 2] {
        let bar = (f64::from(self.round_kilometres()) * self.kilometre).round() as i32;
        [
            Rect::new(self.at.left, self.at.bottom() - 76, bar + 90, 76),
            Rect::new(self.at.right() - 90, self.at.top, 90, 110),
        ]
    }

    /// The longest round distance within a quarter of the frame.
    pub fn round_kilometres(&self) -> u32 {
        let quarter = f64::from(self.at.width) / 4.0 / self.kilometre;
        let round = [1, 2, 5, 10, 20, 50, 100, 200, 500];
        round.into_iter().rev().find(|length| f64::from(*length) <= quarter).unwrap_or(1)
    }

    /// A free place of a size near a point: rings of growing width around it; none: it is crowded all around.
    pub fn free(&self, near: At, (width, height): (i32, i32), taken: &[Rect]) -> Option<Rect> {
        // Eight sides, upper right first, as maps set names (Imhof 1975).
        const SIDES: [(i32, i32); 8] = [(1, -1), (1, 0), (1, 1), (0, -1), (0, 1), (-1, -1), (-1, 0), (-1, 1)];
        for far in 0..14 {
            for (across, down) in SIDES {
                let out = 14 + far * 14;
                let x = near.0 + across * (out + width / 2) - width / 2;
                let y = near.1 + down * (out + height / 2) - height / 2;
                let at = Rect::new(x, y, width, height);
                if self.at.contains(&at) && !taken.iter().any(|other| other.overlaps(&at.inset(-3))) {
                    return Some(at);
                }
            }
        }
        None
    }
}

/// A style for each group: one that none of its nearest neighbours among those before it has, if there is one.
pub fn styles(shape: &Map, ground: &Ground) -> Vec<usize> {
    let mut styles: Vec<usize> = Vec::new();
    for group in 0..shape.groups.len() {
        let far = |other: &usize| match (ground.anchors[group], ground.anchors[*other]) {
            (Some(here), Some(there)) => i64::from(there.0 - here.0).pow(2) + i64::from(there.1 - here.1).pow(2),
            _ => i64::MAX,
        };
        let mut near: Vec<usize> = (0..group).collect();
        near.sort_by_key(|other| (far(other), *other));
        near.truncate(STYLES.len() - 1);
        let free = (0..STYLES.len()).find(|style| !near.iter().any(|other| styles[*other] == *style));
        styles.push(free.unwrap_or(group % STYLES.len()));
    }
    styles
}
