//! The state after a plan as tables, so that it can be saved as a case and loaded again.

use super::journal::Event;
use super::scopes::Scope;
use super::slot::Slot;
use super::state::{Draft, NewArea};
use crate::model::tables::{self, Named, Tables};
use crate::model::{BodyIx, Extent, Grade, Holder, Node, Organisation, Provenance, TargetType, TaskIx, fold};
use rustc_hash::FxHashMap;

/// The apparatus as a draft has it, as tables. Loaded again they give the same integers, but for the bench and
/// what was moved, which a new baseline starts from zero. What a plan changed is graded as assumed.
pub fn tables_after(draft: &mut Draft<'_>) -> Tables {
    let organisation = draft.baseline().organisation();
    let (areas, atlas) = area_rows(draft);
    let ids = |extent: &Extent| atlas.cover(extent);
    let living: Vec<BodyIx> = draft.living().collect();
    let mut tables = Tables {
        kinds: organisation.kinds().iter().map(|kind| kind_row(organisation, kind)).collect(),
        borders: organisation.borders().iter().filter(|row| atlas.has(&row.a) && atlas.has(&row.b)).cloned().collect(),
        areas,
        bodies: living.iter().map(|body| body_row(draft, *body, &ids)).collect(),
        tasks: (0..organisation.tasks().len()).map(|task| task_row(organisation, TaskIx::new(task), &ids)).collect(),
        duties: Vec::new(),
        posts: organisation.has_posts().then(|| living.iter().flat_map(|body| post_rows(draft, *body)).collect()),
        documents: organisation.documents().to_vec(),
        references: reference_rows(draft),
        procedures: procedure_rows(draft, &atlas),
        people: people_rows(draft),
    };
    for task in (0..organisation.tasks().len()).map(TaskIx::new) {
        for slot in draft.slots(task).to_vec() {
            tables.duties.push(duty_row(draft, task, &slot, &ids));
        }
    }
    tables
}

/// People stay with their body, or go to the one that it was merged into. Who goes where when a body is shared out,
/// no plan says, so those rows cannot be kept.
fn people_rows(draft: &Draft<'_>) -> Vec<tables::Person> {
    let merged: FxHashMap<BodyIx, BodyIx> = (draft.journal().entries().iter())
        .filter_map(|entry| match entry.event {
            Event::Merged { from, into } => Some((from, into)),
            _ => None,
        })
        .collect();
    let mut rows = Vec::new();
    for person in draft.baseline().organisation().people() {
        let mut body = person.body;
        while let Some(successor) = merged.get(&body) {
            body = *successor;
        }
        if draft.lives(body) {
            rows.push(tables::Person { body: draft.id(body).to_owned(), ..person.row.clone() });
        }
    }
    rows
}

fn assumed() -> Provenance {
    Provenance::of(Grade::Assumed)
}

/// The areas of the after-state with their elementary areas, the largest first.
struct Atlas(Vec<(String, Extent)>);

impl Atlas {
    fn has(&self, id: &str) -> bool {
        self.0.iter().any(|(other, _)| other == id)
    }

    /// A few areas that together are these elementary areas: elementary ones are among them, so there always are.
    fn cover(&self, extent: &Extent) -> Vec<Named> {
        let mut left = extent.clone();
        let mut cover = Vec::new();
        for (id, area) in &self.0 {
            if !left.is_empty() && left.contains(area) {
                left = left.minus(area);
                cover.push(id.as_str().into());
            }
        }
        cover
    }
}

fn kind_row(organisation: &Organisation, kind: &crate::model::Kind) -> tables::Kind {
    tables::Kind {
        id: kind.id.clone(),
        name: kind.name.clone(),
        tier: kind.tier,
        agency: kind.agency,
        name_en: kind.name_en.clone(),
        class_label: Some(organisation.class(kind.class).to_owned()),
        class_label_en: organisation.class_en(kind.class).map(str::to_owned),
        like: kind.like.clone(),
        single: kind.single,
        outside: kind.outside,
        provenance: kind.provenance.clone(),
    }
}

/// The administrative units after a plan: those it made, and those that were not merged into another.
pub fn areas_after(draft: &Draft<'_>) -> Vec<tables::Area> {
    let (mut rows, _) = area_rows(draft);
    rows.retain(|row| draft.new_areas().iter().all(|area| !area.members.contains(&row.id)));
    rows
}

/// The areas: those that were merged lie in the one they became, so that elementary areas stay what they are. An area
/// that has lost all its parts to others is left out, since it would be read as an elementary area of its own.
fn area_rows(draft: &Draft<'_>) -> (Vec<tables::Area>, Atlas) {
    let organisation = draft.baseline().organisation();
    let mut rows: Vec<tables::Area> = organisation
        .areas()
        .iter()
        .map(|area| tables::Area {
            id: area.id.clone(),
            name: area.name.clone(),
            level: area.level,
            parent: area.parent.map(|parent| organisation.area(parent).id.as_str().into()),
            kind: area.kind.clone(),
            class: area.class.clone(),
            area_m2: area.area_m2,
            population: area.population,
            minority_share: area.minority_share,
            mountainous: area.mountainous,
            border: area.border,
            lat: area.lat,
            lon: area.lon,
            provenance: area.provenance.clone(),
        })
        .collect();
    for merged in draft.new_areas() {
        rows.push(merged_area(&rows, merged));
        for row in rows.iter_mut().filter(|row| merged.members.contains(&row.id)) {
            row.parent = Some(merged.id.as_str().into());
        }
    }
    let atlas = atlas(organisation, &rows);
    rows.retain(|row| atlas.has(&row.id));
    (rows, atlas)
}

/// The kind of a merged unit: of communes and townships a commune, of what has a ward among it a ward (Resolution
/// 76/2025, article 1), else that of the first.
fn kind_of(members: &[&tables::Area], first: Option<&tables::Area>) -> Option<String> {
    let of_kind = |name| members.iter().filter_map(|row| row.kind.as_ref()).find(|kind| fold(kind) == fold(name));
    let ward = of_kind("phường");
    ward.or_else(|| of_kind("xã")).or_else(|| first?.kind.as_ref()).cloned()
}

/// What all of several rows say alike.
fn alike(mut values: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let first = values.next()??;
    values.all(|value| value == Some(first)).then_some(first)
}

fn atlas(organisation: &Organisation, rows: &[tables::Area]) -> Atlas {
    let at: FxHashMap<&str, usize> = rows.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
    let mut spans: Vec<Vec<(u32, u32)>> = vec![Vec::new(); rows.len()];
    for (leaf, area) in organisation.elementary().iter().enumerate() {
        let mut here = at.get(organisation.area(*area).id.as_str());
        while let Some(row) = here {
            spans[*row].push((leaf as u32, leaf as u32 + 1));
            here = rows[*row].parent.as_ref().and_then(|parent| at.get(parent.as_str()));
        }
    }
    let extents = rows.iter().zip(spans).map(|(row, spans)| (row.id.clone(), Extent::of(spans)));
    let mut areas: Vec<(String, Extent)> = extents.filter(|(_, extent)| !extent.is_empty()).collect();
    areas.sort_by_key(|(_, extent)| std::cmp::Reverse(extent.len()));
    Atlas(areas)
}

/// Population and area add up; unknown and something is unknown.
fn merged_area(rows: &[tables::Area], merged: &NewArea) -> tables::Area {
    let members: Vec<&tables::Area> = rows.iter().filter(|row| merged.members.contains(&row.id)).collect();
    let first = members.iter().find(|row| row.id == merged.members[0]);
    let highest = members.iter().min_by_key(|row| row.level);
    tables::Area {
        id: merged.id.clone(),
        name: merged.name.clone(),
        level: highest.map_or(crate::model::Tier::Commune, |row| row.level),
        parent: highest.and_then(|row| row.parent.clone()),
        kind: kind_of(&members, first.copied()),
        class: None,
        area_m2: members.iter().map(|row| row.area_m2).sum(),
        population: members.iter().map(|row| row.population).sum(),
        minority_share: None,
        mountainous: alike(members.iter().map(|row| row.mountainous)),
        border: members.iter().map(|row| row.border).collect::<Option<Vec<bool>>>().map(|all| all.contains(&true)),
        lat: None,
        lon: None,
        provenance: assumed(),
    }
}

fn body_row(draft: &Draft<'_>, body: BodyIx, ids: &impl Fn(&Extent) -> Vec<Named>) -> tables::Body {
    let organisation = draft.baseline().organisation();
    let state = draft.body(body);
    let above = state.parent.map_or(Scope::EVERYWHERE, |parent| draft.area(parent));
    let row = organisation.bodies().get(body.at());
    let guides = row.map(|row| row.also_under.clone()).unwrap_or_default();
    tables::Body {
        id: draft.id(body).to_owned(),
        name: draft.name(body).to_owned(),
        kind: organisation.kind(state.kind).id.as_str().into(),
        parent: state.parent.map(|parent| draft.id(parent).into()),
        also_under: guides
            .into_iter()
            .filter(|guide| draft.lives(*guide))
            .map(|guide| draft.id(guide).into())
            .collect(),
        short_name: row.and_then(|row| row.short_name.clone()),
        area: if state.area == above { Vec::new() } else { ids(draft.scopes_ref().extent(state.area)) },
        established_by: row.and_then(|row| row.established_by.clone()),
        class: row.and_then(|row| row.class.clone()),
        autonomy_group: row.and_then(|row| row.autonomy_group),
        order: row.and_then(|row| row.order),
        provenance: row.map_or_else(assumed, |row| row.provenance.clone()),
    }
}

fn task_row(organisation: &Organisation, task: TaskIx, ids: &impl Fn(&Extent) -> Vec<Named>) -> tables::Task {
    let row = organisation.task(task);
    let everywhere = row.territory == organisation.everywhere();
    tables::Task {
        id: row.id.clone(),
        name: row.name.clone(),
        field: organisation.field(row.field).into(),
        territory: if everywhere { Vec::new() } else { ids(&row.territory) },
        weight: row.weight,
        support: row.support,
        provenance: row.provenance.clone(),
    }
}

fn duty_row(draft: &Draft<'_>, task: TaskIx, slot: &Slot, ids: &impl Fn(&Extent) -> Vec<Named>) -> tables::Duty {
    let organisation = draft.baseline().organisation();
    let scopes = draft.scopes_ref();
    let scope = scopes.extent(slot.scope);
    let (mut area, mut beyond, mut except) = (Vec::new(), Vec::new(), Vec::new());
    let (body, kind) = match slot.holder {
        Holder::Body(body) => {
            let own = scopes.extent(draft.area(body));
            let outside = scope.minus(own);
            if !scope.contains(own) {
                // Where nothing of it lies in the holder's own area, naming what lies beyond cuts that to nothing.
                area = ids(scope);
            }
            beyond = ids(&outside);
            (Some(Named::from(draft.id(body))), None)
        }
        Holder::Kind(kind) => {
            if slot.scope != Scope::EVERYWHERE {
                area = ids(scope);
            }
            for (body, excepted) in scopes.exceptions(slot.except).iter().filter(|(body, _)| draft.lives(*body)) {
                let whole = scopes.extent(draft.area(*body)).meet(scope);
                let excepted = scopes.extent(*excepted);
                let id = draft.id(*body);
                let some = || format!("{id}@{}", ids(excepted).join("+"));
                except.push(if *excepted == whole { id.into() } else { some().into() });
            }
            (None, Some(organisation.kind(kind).id.as_str().into()))
        }
    };
    let loaded = organisation.duties().iter().find(|duty| {
        duty.task == task && duty.holder == slot.holder && duty.role == slot.role && duty.extent == *scope
    });
    tables::Duty {
        task: organisation.task(task).id.as_str().into(),
        body,
        kind,
        role: slot.role,
        area,
        except,
        beyond,
        legal_basis: loaded.and_then(|duty| duty.legal_basis.clone()),
        provenance: loaded.map_or_else(assumed, |duty| duty.provenance.clone()),
    }
}

fn post_rows(draft: &Draft<'_>, body: BodyIx) -> Vec<tables::Posts> {
    let organisation = draft.baseline().organisation();
    let before = organisation.bodies().get(body.at());
    let mut rows = Vec::new();
    for category in draft.categories(body) {
        let staff = draft.posts(body)[category];
        let row = before.and_then(|before| before.posts_rows.iter().find(|row| row.category == category));
        let same = before.is_some_and(|before| before.posts[category] == staff);
        rows.push(tables::Posts {
            body: draft.id(body).into(),
            category,
            quota: staff.quota,
            filled: staff.filled,
            heads: staff.heads,
            deputies: staff.deputies,
            funding: row.and_then(|row| row.funding),
            quota_year: row.and_then(|row| row.quota_year),
            as_of: row.and_then(|row| row.as_of),
            provenance: row.filter(|_| same).map_or_else(assumed, |row| row.provenance.clone()),
        });
    }
    rows
}

fn reference_rows(draft: &Draft<'_>) -> Vec<tables::Reference> {
    let organisation = draft.baseline().organisation();
    let mut rows = Vec::new();
    let mut add = |at: usize, target_type: TargetType, target: &str| {
        let reference = &organisation.references()[at];
        rows.push(tables::Reference {
            document: organisation.documents()[reference.document.at()].id.as_str().into(),
            relation: reference.relation,
            target_type,
            target: target.into(),
            article: reference.article.clone(),
            provenance: reference.provenance.clone(),
        });
    };
    for (at, reference) in organisation.references().iter().enumerate() {
        match reference.target {
            Node::Task(task) => add(at, TargetType::Task, &organisation.task(task).id),
            Node::Kind(kind) => add(at, TargetType::Kind, &organisation.kind(kind).id),
            _ => {}
        }
    }
    for body in draft.living() {
        for at in draft.references(body) {
            add(*at as usize, TargetType::Body, draft.id(body));
        }
    }
    rows
}

fn procedure_rows(draft: &Draft<'_>, atlas: &Atlas) -> Vec<tables::Procedure> {
    let organisation = draft.baseline().organisation();
    let rows = organisation.procedures().iter().enumerate().map(|(at, procedure)| {
        let (mut bodies, mut kinds) = (Vec::new(), Vec::new());
        for holder in draft.settlers(crate::model::ProcedureIx::new(at)) {
            match holder {
                Holder::Body(body) => bodies.push(draft.id(*body).into()),
                Holder::Kind(kind) => kinds.push(organisation.kind(*kind).id.as_str().into()),
            }
        }
        tables::Procedure {
            id: procedure.id.clone(),
            name: procedure.name.clone(),
            task: procedure.task.map(|task| organisation.task(task).id.as_str().into()),
            bodies,
            kinds,
            code: procedure.code.clone(),
            area: procedure
                .areas
                .iter()
                .map(|area| organisation.area(*area).id.as_str())
                .filter(|id| atlas.has(id))
                .map(Named::from)
                .collect(),
            online_level: procedure.online_level,
            anywhere: procedure.anywhere,
            in_progress: procedure.in_progress,
            yearly_volume: procedure.yearly_volume,
            days: procedure.days,
            day_unit: procedure.day_unit,
            provenance: procedure.provenance.clone(),
        }
    });
    rows.collect()
}
