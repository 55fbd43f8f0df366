//! Several bodies become one.

use super::Stop;
use super::people::{sum_of, without};
use super::state::{KindDuty, Posts, Scope, World, plus};
use std::collections::BTreeSet;
use tinhgon::model::{Category, Role};
use tinhgon::scenario::{Leaders, Units};

impl World {
    /// Merges bodies into one that lives or is new; kind and parent are for a new one.
    pub fn merge(
        &mut self,
        bodies: &[String],
        into: &str,
        name: Option<&str>,
        (kind, parent): (Option<&str>, Option<&str>),
        (units, leaders): (Units, Option<Leaders>),
    ) -> Result<(), Stop> {
        bodies.iter().try_for_each(|body| self.known(body))?;
        let given_kind = kind.map(|kind| self.find_kind(kind)).transpose()?;
        parent.map_or(Ok(()), |parent| self.known(parent))?;
        let lives = self.alive(into).is_ok();
        if lives && (kind.is_some() || parent.is_some()) {
            return Err(Stop::Malformed);
        }
        if !lives && self.bodies.contains_key(into) {
            return Err(Stop::Refused);
        }
        bodies.iter().map(String::as_str).chain(parent).try_for_each(|body| self.alive(body))?;
        let merged: BTreeSet<&String> = bodies.iter().collect();
        let all: BTreeSet<&str> = bodies.iter().map(String::as_str).chain(Some(into).filter(|_| lives)).collect();
        if merged.len() < bodies.len() || all.len() < 2 {
            return Err(Stop::Refused);
        }
        if lives {
            if bodies.iter().any(|body| body != into && self.is_within(into, body)) {
                return Err(Stop::Refused);
            }
            if let Some(name) = name {
                self.body_mut(into).name = name.to_owned();
            }
        }
        let kind = match given_kind {
            Some(kind) => kind,
            None if lives => self.bodies[into].kind,
            None => self.bodies[&bodies[0]].kind,
        };
        if all.iter().any(|body| self.is_outside(body) != self.kinds[kind].outside) {
            return Err(Stop::Refused);
        }
        if !lives {
            let first = parent.map(str::to_owned).or_else(|| self.bodies[&bodies[0]].parent.clone());
            let is_inside_one = |id: &String| bodies.iter().any(|body| self.is_within(id, body));
            let parent = first.and_then(|first| self.path_up(&first).into_iter().find(|up| !is_inside_one(up)));
            self.found(into, name.unwrap_or(into), kind, parent, Scope::new());
        }
        self.unite(bodies, into, lives, units, leaders);
        Ok(())
    }

    /// The merge itself, of bodies in row order; a successor that is new has no area yet.
    fn unite(&mut self, subjects: &[String], into: &str, lived: bool, units: Units, leaders: Option<Leaders>) {
        let before = self.clone();
        let kind = self.bodies[into].kind;
        let merged: Vec<String> = subjects.iter().filter(|body| *body != into).cloned().collect();
        let grows_by = |body: &&String| !lived || before.bodies[*body].kind == kind;
        let mut area = before.bodies[into].area.clone();
        area.extend(merged.iter().filter(grows_by).flat_map(|body| before.bodies[body].area.iter().copied()));
        self.body_mut(into).area = area.clone();
        for task in 0..self.tasks.len() {
            for role in [Role::Lead, Role::Coordinate] {
                for body in &merged {
                    let mut scope = before.own_scope(task, body, role);
                    if before.bodies[body].kind != kind {
                        scope.extend(before.kind_scope(task, body, role));
                    }
                    self.give(task, into, role, &scope);
                }
                let held: Scope = (merged.iter().map(String::as_str).chain([into]))
                    .filter(|body| before.bodies[*body].kind == kind)
                    .flat_map(|body| before.kind_scope(task, body, role))
                    .collect();
                if let Some(KindDuty { cut, removed }) = self.by_kind.get_mut(&(task, kind, role))
                    && lived
                {
                    removed.insert(into.to_owned(), &(&area & &*cut) - &held);
                }
            }
        }
        let posts = self.united_posts(&before, subjects, into, lived, leaders);
        *self.posts_mut(into) = posts;
        for body in &merged {
            for child in before.children(body).iter().filter(|child| !merged.contains(child)) {
                self.body_mut(child).parent = Some(into.to_owned());
            }
        }
        merged.iter().for_each(|body| self.end(body));
        if units == Units::Merge {
            self.unite_twins(&before, subjects, into, lived, leaders);
        }
    }

    fn united_posts(
        &mut self,
        before: &World,
        subjects: &[String],
        into: &str,
        lived: bool,
        leaders: Option<Leaders>,
    ) -> Posts {
        let outside = before.is_outside(into);
        let kind = before.bodies[into].kind;
        let mut all: Vec<&str> = vec![into];
        all.extend(subjects.iter().map(String::as_str).filter(|body| *body != into));
        let has_head = |body: &str| before.bodies[body].posts.values().any(|staff| staff.heads != Some(0));
        let keeper = if lived && has_head(into) {
            Some(into)
        } else {
            subjects.iter().map(String::as_str).find(|body| has_head(body))
        };
        let mut posts = sum_of(all.iter().map(|body| &before.bodies[*body].posts));
        for body in all {
            let of_the_kind = before.bodies[body].kind == kind;
            for category in Category::ALL {
                let old = before.bodies[body].posts[category];
                let new = posts.get_mut(category).unwrap_or_else(|| unreachable!("all six are there"));
                if Some(body) == keeper {
                    new.heads = plus(new.heads, old.heads);
                } else {
                    match leaders {
                        Some(Leaders::Deputy) => new.deputies = plus(new.deputies, old.heads),
                        None if of_the_kind => new.deputies = plus(new.deputies, old.heads),
                        None | Some(Leaders::Staff) => {}
                        Some(Leaders::Bench) => {
                            *new = without(*new, old.heads);
                            self.leave_on_bench(outside, *category, Some(0), old.heads);
                        }
                    }
                }
                if of_the_kind || leaders == Some(Leaders::Deputy) {
                    new.deputies = plus(new.deputies, old.deputies);
                }
            }
        }
        posts
    }

    /// Units of one single kind that now stand side by side merge in the same way.
    fn unite_twins(&mut self, before: &World, subjects: &[String], into: &str, lived: bool, leaders: Option<Leaders>) {
        let mut came_from: Vec<&str> = if lived { vec![into] } else { Vec::new() };
        came_from.extend(subjects.iter().map(String::as_str).filter(|body| *body != into));
        let units: Vec<String> = came_from.iter().flat_map(|body| before.children(body)).collect();
        for kind in (0..self.kinds.len()).filter(|kind| before.kinds[*kind].single) {
            let twins: Vec<String> = (units.iter())
                .filter(|unit| self.bodies[*unit].living && self.bodies[*unit].kind == kind)
                .filter(|unit| self.bodies[*unit].parent.as_deref() == Some(into))
                .cloned()
                .collect();
            if twins.len() >= 2 {
                self.unite(&twins, &twins[0], true, Units::Merge, leaders);
            }
        }
    }
}
