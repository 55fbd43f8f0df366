//! Territory: administrative units as a tree whose leaves are the elementary areas.

use super::extent::Extent;
use super::index::AreaIx;
use super::provenance::Provenance;
use super::words::Tier;

/// An administrative unit (đơn vị hành chính).
#[derive(Clone, Debug)]
pub struct Area {
    /// Stable id.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// Level of government.
    pub level: Tier,
    /// The area it lies in.
    pub parent: Option<AreaIx>,
    /// Xã, phường, thị trấn, …
    pub kind: Option<String>,
    /// Class of the unit.
    pub class: Option<String>,
    /// Square metres.
    pub area_m2: Option<i64>,
    /// People.
    pub population: Option<i64>,
    /// Share of ethnic minorities, millionths.
    pub minority_share: Option<i64>,
    /// Whether it is in the mountains.
    pub mountainous: Option<bool>,
    /// Whether it lies on the national border.
    pub border: Option<bool>,
    /// Latitude, degrees WGS84.
    pub lat: Option<f64>,
    /// Longitude, degrees WGS84.
    pub lon: Option<f64>,
    /// Its elementary areas: always one interval, since they are numbered in tree order.
    pub extent: Extent,
    /// Grade and source.
    pub provenance: Provenance,
}
