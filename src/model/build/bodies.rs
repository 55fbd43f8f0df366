//! Bodies: a forest in tree order, each with its kind and the areas that it serves.

use super::{Builder, Names};
use crate::model::area::Area;
use crate::model::body::Body;
use crate::model::defect::{Fault, Table};
use crate::model::extent::Extent;
use crate::model::index::{AreaIx, BodyIx, Ids, KindIx};
use crate::model::posts::{Posts, Staff};
use crate::model::tables::{self, Named};
use rustc_hash::FxHashMap;

impl Builder {
    pub(super) fn bodies(
        &mut self,
        rows: Vec<tables::Body>,
        has_posts: bool,
        kinds: &Ids,
        areas: &[Area],
        area_ids: &Ids,
        everywhere: &Extent,
    ) -> (Vec<Body>, Names) {
        let mut names = Names {
            ids: self.ids(Table::Bodies, rows.iter().map(|row| row.id.as_str())),
            listed: rows.iter().map(|row| row.id.as_str().into()).collect(),
            written: rows.iter().map(|row| row.name.as_str().into()).collect(),
            folded: std::sync::OnceLock::new(),
            places: Vec::new(),
        };
        let parents: Vec<Option<u32>> = rows
            .iter()
            .enumerate()
            .map(|(at, row)| self.find_row((Table::Bodies, at, "parent"), &names, row.parent.as_ref()?))
            .collect();
        let listed: Vec<&str> = names.listed.iter().map(Named::as_str).collect();
        let found = self.tree(Table::Bodies, &listed, &parents, |row| rows[row as usize].order.unwrap_or(i64::MAX));
        names.places = vec![None; rows.len()];
        for (at, row) in found.order.iter().enumerate() {
            names.places[*row as usize] = Some(BodyIx::new(at));
        }
        let mut also_under: Vec<Vec<BodyIx>> = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let guides = row.also_under.iter();
            also_under.push(
                guides.filter_map(|guide| self.find_body((Table::Bodies, at, "also_under"), &names, guide)).collect(),
            );
        }
        let mut rows: Vec<Option<tables::Body>> = rows.into_iter().map(Some).collect();
        let mut bodies: Vec<Body> = Vec::with_capacity(found.order.len());
        for at in &found.order {
            let row = *at as usize;
            let Some(body) = rows[row].take() else { continue };
            let kind = self.find((Table::Bodies, row, "kind"), Table::Kinds, kinds, &body.kind).unwrap_or(0);
            let own: Vec<AreaIx> = (body.area.iter())
                .filter_map(|area| self.find((Table::Bodies, row, "area"), Table::Areas, area_ids, area))
                .map(AreaIx)
                .collect();
            let parent = parents[row].and_then(|parent| names.places[parent as usize]);
            let above = parent.map_or(everywhere, |parent| &bodies[parent.at()].extent);
            let extent = match own.as_slice() {
                [] => above.clone(),
                _ => own.iter().fold(Extent::nothing(), |all, area| all.union(&areas[area.at()].extent)),
            };
            if let Some(parent) = parent.filter(|_| !above.contains(&extent)) {
                let parent = bodies[parent.at()].id.clone();
                self.fault(Table::Bodies, row, "area", Fault::OutsideParentArea { parent });
            }
            bodies.push(Body {
                id: body.id,
                name: body.name,
                kind: KindIx(kind),
                parent,
                also_under: std::mem::take(&mut also_under[row]),
                short_name: body.short_name,
                areas: own,
                established_by: body.established_by,
                class: body.class,
                autonomy_group: body.autonomy_group,
                order: body.order,
                extent,
                // A body that no row of a table of posts names has none.
                posts: if has_posts { Posts::NONE } else { Posts::UNKNOWN },
                posts_rows: Vec::new(),
                provenance: body.provenance,
            });
        }
        (bodies, names)
    }

    /// The rows of posts that count, each with its body and its place in the table.
    pub(super) fn posts(&mut self, rows: Vec<tables::Posts>, names: &Names) -> Vec<(BodyIx, usize, tables::Posts)> {
        let mut seen: FxHashMap<(BodyIx, usize), usize> = FxHashMap::default();
        seen.reserve(rows.len());
        let mut posts = Vec::with_capacity(rows.len());
        for (at, row) in rows.into_iter().enumerate() {
            if let (Some(heads), Some(deputies), Some(filled)) =
                (row.heads.or(Some(0)), row.deputies.or(Some(0)), row.filled)
                && heads + deputies > filled
            {
                self.fault(Table::Posts, at, "heads", Fault::LeadersExceedFilled { leaders: heads + deputies, filled });
            }
            let Some(body) = self.find_body((Table::Posts, at, "body"), names, &row.body) else { continue };
            if let Some(first) = seen.insert((body, row.category.at()), at) {
                self.fault(Table::Posts, at, "category", Fault::DuplicatePosts { first });
                continue;
            }
            posts.push((body, at, row));
        }
        posts
    }

    /// Gives bodies their posts.
    pub(super) fn give_posts(&mut self, rows: Vec<(BodyIx, usize, tables::Posts)>, bodies: &mut [Body]) {
        let mut of_body: Vec<Option<usize>> = vec![None; bodies.len()];
        for (body, at, row) in rows {
            of_body[body.at()].get_or_insert(at);
            let entry = &mut bodies[body.at()];
            entry.posts[row.category] =
                Staff { quota: row.quota, filled: row.filled, heads: row.heads, deputies: row.deputies, listed: true };
            entry.posts_rows.push(row);
        }
        self.sums_below(bodies, &of_body);
    }

    /// Warns of a body whose quota equals the sum of those directly below it: a totals row read as a body.
    fn sums_below(&mut self, bodies: &[Body], rows: &[Option<usize>]) {
        let quota = |body: &Body| body.posts.iter().map(|(_, staff)| staff.quota).sum::<Option<i64>>();
        let mut below: Vec<(u32, Option<i64>)> = vec![(0, Some(0)); bodies.len()];
        for body in bodies {
            if let Some(parent) = body.parent {
                let sum = &mut below[parent.at()];
                sum.0 += 1;
                sum.1 = sum.1.zip(quota(body)).map(|(all, one)| all + one);
            }
        }
        for (at, body) in bodies.iter().enumerate() {
            let (units, sum) = below[at];
            if let (Some(row), Some(own), Some(sum)) = (rows[at], quota(body), sum)
                && units >= 2
                && own > 0
                && own == sum
            {
                self.fault(Table::Posts, row, "quota", Fault::EqualsSumBelow { quota: own });
            }
        }
    }
}
