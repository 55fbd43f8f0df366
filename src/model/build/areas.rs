//! Areas and their borders: a forest whose leaves are numbered in tree order.

use super::Builder;
use crate::model::area::Area;
use crate::model::defect::{Fault, Table};
use crate::model::extent::Extent;
use crate::model::index::{AreaIx, Ids};
use crate::model::tables;
use crate::model::words::Tier;
use rustc_hash::FxHashMap;

impl Builder {
    pub(super) fn areas(&mut self, rows: Vec<tables::Area>) -> (Vec<Area>, Vec<AreaIx>, Ids) {
        let mut ids = self.ids(Table::Areas, rows.iter().map(|row| row.id.as_str()));
        let parents: Vec<Option<u32>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| match &row.parent {
                Some(parent) => {
                    let parent = self.find((Table::Areas, at, "parent"), Table::Areas, &ids, parent)?;
                    if rows[parent as usize].level > row.level {
                        self.fault(Table::Areas, at, "level", Fault::AreaAboveItsParent);
                    }
                    Some(parent)
                }
                None => {
                    if row.level != Tier::Province {
                        self.fault(Table::Areas, at, "parent", Fault::NoParentArea);
                    }
                    None
                }
            })
            .collect();
        let found =
            self.tree(Table::Areas, &rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), &parents, |_| 0);
        let mut position = vec![u32::MAX; rows.len()];
        for (at, row) in found.order.iter().enumerate() {
            position[*row as usize] = at as u32;
        }
        ids.retain(|_, row| {
            *row = position[*row as usize];
            *row != u32::MAX
        });
        let mut rows: Vec<Option<tables::Area>> = rows.into_iter().map(Some).collect();
        let mut areas: Vec<Area> = Vec::with_capacity(found.order.len());
        for row in &found.order {
            let Some(area) = rows[*row as usize].take() else { continue };
            areas.push(Area {
                id: area.id,
                name: area.name,
                level: area.level,
                parent: parents[*row as usize].map(|parent| AreaIx(position[parent as usize])),
                kind: area.kind,
                class: area.class,
                area_m2: area.area_m2,
                population: area.population,
                minority_share: area.minority_share,
                mountainous: area.mountainous,
                border: area.border,
                lat: area.lat,
                lon: area.lon,
                extent: Extent::nothing(),
                provenance: area.provenance,
            });
        }
        let elementary = number_elementary(&mut areas, &found.depth);
        (areas, elementary, ids)
    }

    pub(super) fn borders(&mut self, rows: &[tables::Border], ids: &Ids) {
        let mut seen: FxHashMap<(u32, u32), usize> = FxHashMap::default();
        for (row, border) in rows.iter().enumerate() {
            let a = self.find((Table::Borders, row, "a"), Table::Areas, ids, &border.a);
            let b = self.find((Table::Borders, row, "b"), Table::Areas, ids, &border.b);
            let (Some(a), Some(b)) = (a, b) else { continue };
            if a == b {
                self.fault(Table::Borders, row, "b", Fault::BordersItself);
            } else if let Some(first) = seen.insert((a.min(b), a.max(b)), row) {
                self.fault(Table::Borders, row, "b", Fault::DuplicateBorder { first });
            }
        }
    }
}

/// Numbers the leaves in tree order and gives each area the interval of its leaves.
fn number_elementary(areas: &mut [Area], depth: &[u32]) -> Vec<AreaIx> {
    let mut elementary = Vec::new();
    let mut starts = Vec::with_capacity(areas.len());
    for at in 0..areas.len() {
        starts.push(elementary.len() as u32);
        if depth.get(at + 1).is_none_or(|next| *next <= depth[at]) {
            elementary.push(AreaIx::new(at));
        }
    }
    let mut open: Vec<usize> = Vec::new();
    for at in 0..=areas.len() {
        let next = depth.get(at).copied().unwrap_or(0);
        let end = starts.get(at).copied().unwrap_or(elementary.len() as u32);
        while open.last().is_some_and(|last| depth[*last] >= next) {
            if let Some(closed) = open.pop() {
                areas[closed].extent = Extent::span(starts[closed], end);
            }
        }
        open.push(at);
    }
    elementary
}
