//! The graph of an organisation, drawn from its tables.

use crate::model::index::{AreaIx, BodyIx, DocumentIx, KindIx, TaskIx};
use crate::model::organisation::{Holder, Link, Node, Organisation};
use crate::model::words::Role;
use petgraph::graph::DiGraph;

/// Draws the graph of the tables: node positions are those of bodies, kinds, tasks, areas, documents in turn.
pub(super) fn link(organisation: &mut Organisation) {
    let o = &*organisation;
    let (bodies, kinds, tasks, areas) = (o.bodies.len(), o.kinds.len(), o.tasks.len(), o.areas.len());
    let nodes = bodies + kinds + tasks + areas + o.documents.len();
    let mut graph = DiGraph::with_capacity(nodes, bodies * 3 + areas + o.duties.len() + o.references.len());
    (0..bodies).for_each(|at| {
        graph.add_node(Node::Body(BodyIx::new(at)));
    });
    (0..kinds).for_each(|at| {
        graph.add_node(Node::Kind(KindIx::new(at)));
    });
    (0..tasks).for_each(|at| {
        graph.add_node(Node::Task(TaskIx::new(at)));
    });
    (0..areas).for_each(|at| {
        graph.add_node(Node::Area(AreaIx::new(at)));
    });
    (0..o.documents.len()).for_each(|at| {
        graph.add_node(Node::Document(DocumentIx::new(at)));
    });
    let area_node = |area: AreaIx| petgraph::graph::NodeIndex::new(bodies + kinds + tasks + area.at());
    let node = |node: Node| match node {
        Node::Body(body) => o.body_node(body),
        Node::Kind(kind) => o.kind_node(kind),
        Node::Task(task) => o.task_node(task),
        Node::Area(area) => area_node(area),
        Node::Document(document) => petgraph::graph::NodeIndex::new(bodies + kinds + tasks + areas + document.at()),
    };
    for (at, body) in o.bodies.iter().enumerate() {
        let own = o.body_node(BodyIx::new(at));
        graph.add_edge(o.kind_node(body.kind), own, Link::Comprises);
        if let Some(parent) = body.parent {
            graph.add_edge(o.body_node(parent), own, Link::Comprises);
        }
        body.also_under.iter().for_each(|guide| {
            graph.add_edge(o.body_node(*guide), own, Link::Guides);
        });
        body.areas.iter().for_each(|area| {
            graph.add_edge(own, area_node(*area), Link::Covers);
        });
    }
    for (at, area) in o.areas.iter().enumerate() {
        if let Some(parent) = area.parent {
            graph.add_edge(area_node(parent), area_node(AreaIx::new(at)), Link::Comprises);
        }
    }
    for border in &o.borders {
        if let (Some(a), Some(b)) = (o.area_ids.get(border.a.as_str()), o.area_ids.get(border.b.as_str())) {
            let (a, b) = (area_node(AreaIx(*a)), area_node(AreaIx(*b)));
            graph.add_edge(a, b, Link::Borders);
            graph.add_edge(b, a, Link::Borders);
        }
    }
    for (at, duty) in o.duties.iter().enumerate() {
        let holder = match duty.holder {
            Holder::Body(body) => o.body_node(body),
            Holder::Kind(kind) => o.kind_node(kind),
        };
        let role = match duty.role {
            Role::Lead => Link::Leads(at as u32),
            Role::Coordinate => Link::Coordinates(at as u32),
        };
        graph.add_edge(holder, o.task_node(duty.task), role);
    }
    for (at, reference) in o.references.iter().enumerate() {
        graph.add_edge(node(Node::Document(reference.document)), node(reference.target), Link::Names(at as u32));
    }
    organisation.graph = graph;
}
