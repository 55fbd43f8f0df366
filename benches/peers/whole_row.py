"""The figures that the incremental peer leaves out of its short row, for a case in which everybody works everywhere.

Each is what the scenario changes of the status quo: depths and spans of bodies that stand elsewhere, pairs of agencies and
shares in fields of tasks whose holders differ. What the case does not have is not worked out, and stops it if it is there.
"""
from case_tables import rows_of, stop

WHOLE_COLUMNS = (
    "scenario,status,bodies,agencies,sub_units,layers,span_max,bodies_empty,tasks,tasks_with_one_lead,tasks_without_lead,"
    "tasks_partly_led,tasks_with_several_leads,tasks_shared_across_tiers,tasks_support,excess_leads,lead_duties,"
    "coordinating_duties,agency_pairs_sharing_tasks,fields_fragmented,quota,filled,bench_quota,bench_staff,heads,deputies,"
    "leaders_released,people_moved,tasks_moved,documents_touched,procedures_touched"
)
# How many more they are than those of the short row.
MORE = 12
# One unit of weight: equal parts among up to 24 holders are whole numbers.
UNIT = 5_354_228_880


def figures(case, folder, agency, views, lead_tasks, coordinate_tasks):
    """A function from what a scenario has changed to the figures of the long row that are not in the short one."""
    everywhere = case.everywhere
    if case.kinds_hold or any(scope != everywhere for scope in case.territory + case.area):
        stop("the whole row of a case with duties of kinds, or with areas")
    if rows_of(folder, "documents") or rows_of(folder, "procedures"):
        stop("documents and procedures")
    if any(number != 1 for number in case.heads):
        stop("bodies without a head")
    if any(rank > 24 for rank in map(len, case.lead)):
        stop("a task with more than 24 leads")
    base_lead, base_coordinate, children, parent = case.lead, case.coordinate, case.children, case.parent
    quota, filled, field_of, weight = case.quota, case.filled, case.field_of, case.weight
    size = len(case.ids)
    if not all(quota):
        stop("a body without posts")

    depth = []
    for body in range(size):
        deep, up = 1, parent[body]
        while up >= 0:
            deep, up = deep + 1, parent[up]
        depth.append(deep)
    widths = list(map(len, children))
    deepest, widest = max(depth), max(widths)
    # How many bodies there are of each depth and each width; in a scenario, how many more.
    base_depths = [depth.count(deep) for deep in range(size + 1)]
    base_widths = [widths.count(width) for width in range(size + 1)]

    holders = []
    pairs = {}
    for lead, coordinate in zip(base_lead, base_coordinate):
        held = {agency[body] for body in lead}
        held.update(agency[body] for body in coordinate)
        holders.append(held)
        for one in held:
            for other in held:
                if one < other:
                    both = one * size + other
                    pairs[both] = pairs.get(both, 0) + 1
    base_sharing = len(pairs)
    shares = {}
    sums, squares = [0] * case.fields, [0] * case.fields
    for task, view in enumerate(views):
        for holder in view:
            at = field_of[task] * size + holder
            shares[at] = shares.get(at, 0) + weight[task] * UNIT // len(view)
    for at, share in shares.items():
        sums[at // size] += share
        squares[at // size] += share * share
    fragmented = [total > 0 and 2 * square <= total * total for total, square in zip(sums, squares)]
    base_fragmented = sum(fragmented)

    def more(L, C, P, K, Q, F, gained, joined, ended, carried, stands_for, touched):
        layers, span_max = deepest, widest
        if ended or K:
            depths, spans = {}, {}
            for body in ended:
                deep, width = depth[body], widths[body]
                depths[deep] = depths.get(deep, 0) - 1
                spans[width] = spans.get(width, 0) - 1
            if carried:
                seen = set(ended)
                below = carried.copy()
                for body in below:
                    if body not in seen:
                        seen.add(body)
                        deep, up = 1, P.get(body, parent[body])
                        while up >= 0:
                            deep, up = deep + 1, P.get(up, parent[up])
                        if deep != depth[body]:
                            depths[depth[body]] = depths.get(depth[body], 0) - 1
                            depths[deep] = depths.get(deep, 0) + 1
                            if deep > layers:
                                layers = deep
                        below += K.get(body, children[body])
            while not base_depths[layers] + depths.get(layers, 0):
                layers -= 1
            for body, units in K.items():
                if body not in ended:
                    was, width = widths[body], len(units)
                    if was != width:
                        spans[was] = spans.get(was, 0) - 1
                        spans[width] = spans.get(width, 0) + 1
                        if width > span_max:
                            span_max = width
            while span_max and not base_widths[span_max] + spans.get(span_max, 0):
                span_max -= 1

        # Only who has lost all posts can have come to be empty.
        empty = 0
        for body, posts in Q.items():
            if (
                not posts and body not in ended and not F.get(body, filled[body]) and not K.get(body, children[body])
                and not any(body in L.get(task, base_lead[task]) for task in lead_tasks[body] + gained.get(body, []))
                and not any(body in C.get(task, base_coordinate[task])
                            for task in coordinate_tasks[body] + joined.get(body, []))
            ):
                empty += 1

        # Pairs that share a task and shares in fields, of the tasks whose holders differ.
        concerned = touched | C.keys() if C else touched
        if stands_for:
            concerned = set(concerned)
            for body in stands_for:
                concerned.update(coordinate_tasks[body])
        other_pairs, other_shares = {}, {}
        for task in concerned:
            was = holders[task]
            lead, held = L.get(task), C.get(task)
            if lead is None:
                lead = base_lead[task]
            if held is None:
                held = base_coordinate[task]
            if stands_for:
                leading = {stands_for[body] if body in stands_for else agency[body] for body in lead}
                now = {stands_for[body] if body in stands_for else agency[body] for body in held}
            else:
                leading = {agency[body] for body in lead}
                now = {agency[body] for body in held}
            now |= leading
            if now != was:
                stay = now & was
                for some, sign in ((was - now, -1), (now - was, 1)):
                    if some:
                        partners = list(stay)
                        for one in some:
                            for other in partners:
                                both = one * size + other if one < other else other * size + one
                                other_pairs[both] = other_pairs.get(both, 0) + sign
                            partners.append(one)
            led = views[task].keys()
            if leading != led:
                first = field_of[task] * size
                if led:
                    part = weight[task] * UNIT // len(led)
                    for holder in led:
                        other_shares[first + holder] = other_shares.get(first + holder, 0) - part
                if leading:
                    part = weight[task] * UNIT // len(leading)
                    for holder in leading:
                        other_shares[first + holder] = other_shares.get(first + holder, 0) + part
        sharing = base_sharing
        for both, change in other_pairs.items():
            if change:
                before = pairs.get(both, 0)
                sharing += (before + change > 0) - (before > 0)
        spread = {}
        for at, change in other_shares.items():
            if change:
                field = at // size
                total, square = spread.get(field) or (sums[field], squares[field])
                spread[field] = total + change, square + change * (2 * shares.get(at, 0) + change)
        fields = base_fragmented
        for field, (total, square) in spread.items():
            fields += (total > 0 and 2 * square <= total * total) - fragmented[field]
        return layers, span_max, empty, sharing, fields

    return more
