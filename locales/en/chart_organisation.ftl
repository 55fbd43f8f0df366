# Organisation charts, flows, maps.

outline-goes-on = continued on page { $page }
outline-goes-on-here = continued below
outline-goes-on-from = continued from page { $page }
outline-goes-on-from-here = continued from above

chart-organisation = Organisation chart before and after
    .shows = The agencies as a tree before any option and after each, with their inner units and posts (--all: every body).
chart-organisation-before = Organisation chart before
    .now = Organisation chart
    .shows = The agencies as a tree before any option, with their inner units and posts (--all: every body).
chart-organisation-after = Organisation chart after
    .shows = The agencies as a tree after an option, with their inner units and posts (--all: every body).
chart-organisation-change = Changes of the organisation
    .shows = A tree that says which bodies are founded, end, merge, move or are renamed (--all: every body).

organisation-count = { $class }: { $count }
organisation-posts = Assigned { $quota }, present { $filled }
organisation-alt = { $title }: { $agencies } agencies and { $units } units inside them.
organisation-alt-change = { $title }: from { $before } to { $agencies } agencies, with { $units } units inside them.
organisation-many = { $count } × { $kind }
organisation-many-added = founded
organisation-many-ended = dissolved
organisation-many-merged = absorbed others
organisation-many-moved = moved
organisation-many-renamed = renamed
organisation-handed = { $word }; handed to { $receivers }
organisation-note = Assigned and present count every staff group in the data, with the inner units, without other agencies below.
organisation-note-links = Dotted lines lead from old bodies to those that take over. Broken edge: ended; heavy edge: founded; double edge: took over; long dashes: moved; dots inside the edge: renamed.
column-above = Under
column-detail = Details
column-state = State
column-what-changes = What changes

chart-flow-people = Flow of people between agencies
    .shows = Where the people of each agency are after the option, those not yet placed too.
chart-flow-tasks = Flow of tasks between agencies
    .shows = Tasks whose lead changes: from which agency to which.
flow-people-unit = Unit: people in post
flow-tasks-unit = Unit: tasks
flow-people-note = Left: before; right: after. People who go with their unit count too; who stays in an agency is not shown. Hatched: not yet placed.
flow-tasks-note = Left: the lead before; right: after. A task with several leads counts for each pair of giver and taker. Tasks that the taker led with the giver before are among them.
flow-unknown = Some counts of people are unknown and in no stream.
flow-node = { $name }: { $count }
flow-node-part = { $name }: { $count } of { $whole }
flow-others = All other agencies
flow-missing-posts = the case has no posts and people (posts.csv).
flow-missing-streams = the option moves no people or tasks between agencies.
flow-alt = { $title }: { $count } in all, from { $givers } to { $takers } places.

chart-map = Map of the administrative units after
    .now = Map of the administrative units
    .shows = Where the elementary areas lie, and which new unit each becomes part of.
map-note-merged = Each point is a unit as it was, joined to the one that the option lists first (square frame); numbers are those of the list. The data do not say where seats are.
map-note = Each point is a unit, joined to the middle of the unit above it; numbers are those of the list.
map-lacking = { $count } units without coordinates are not on the map.
map-alt = { $title }: { $count } administrative units, { $groups } units in the list beside.
map-missing-areas = the case has no areas (areas.csv).
map-missing-coordinates = the elementary areas have no coordinates; fill the columns lat and lon of areas.csv.
map-kilometres = { $count } km
map-north = N
map-first = listed first
column-map-group = Part of
column-map-seat = Place
column-lat = Latitude
column-lon = Longitude
