#!/usr/bin/env python3
"""The incremental peer: pure Python, standard library only.

    incremental.py CASE TABLE.csv > OUT.csv
    incremental.py CASE TABLE.csv --whole > OUT.csv     every figure; only of a case without areas and duties of kinds

It reads the case once, works out every figure of the status quo, and for each scenario touches only what its
operations touch: dicts laid over the baseline, sets of areas as integers, six figures of a task packed into one
integer, the tasks that every commune leads in its own commune changed together, cells read once and remembered.
"""
import csv
import gc
import sys

from case_tables import COLUMNS, HEADING, Case, stop
from whole_row import MORE, WHOLE_COLUMNS, figures

# A task's part in the figures: one lead, none, partly led, several, shared, and from bit 100 on the leads in excess.
ONE, NONE, PARTLY, SEVERAL, SHARED, EXCESS = (1 << 20 * at for at in range(6))
FIELD = (1 << 20) - 1


def part_of(view, territory, tier):
    """The part of a task that these agencies lead in these scopes of its territory."""
    once = more = 0
    for scope in view.values():
        more |= once & scope
        once |= scope
    if not once:
        return NONE
    part = 0 if once == territory else PARTLY
    if not more:
        return part or ONE
    # Only where leads meet does it matter who they are: cut that into cells of the same leads.
    cells = [(more, (0, 0, 0))]
    for agency, scope in view.items():
        if scope & more:
            at = tier[agency]
            cut = []
            for cell, leads in cells:
                inside = cell & scope
                if inside:
                    cut.append((inside, leads[:at] + (leads[at] + 1,) + leads[at + 1:]))
                    cell ^= inside
                if cell:
                    cut.append((cell, leads))
            cells = cut
    most = 0
    shared = False
    for _, leads in cells:
        beyond = sum(number - 1 for number in leads if number)
        if beyond > most:
            most = beyond
        if sum(1 for number in leads if number) > 1:
            shared = True
    if most:
        part += SEVERAL + most * EXCESS
    return part + SHARED if shared else part


def sizes(shares, total, heirs, must_fit):
    """How many each heir gets: fractions by the largest remainder, then whole numbers; none: they do not fit."""
    takes = [0] * len(shares)
    part, of = 0, 1
    remainders = []
    for at, share in enumerate(shares):
        if type(share) is tuple:
            a, b = share
            part, of = part * b + a * of, of * b
            takes[at] = a * total // b
            remainders.append((-(a * total % b) / b, heirs[at], at))
    together = part * total // of
    missing = together - sum(takes)
    if missing:
        remainders.sort()
        for _, _, at in remainders[:missing]:
            takes[at] += 1
    left = total - together
    for at, share in enumerate(shares):
        if type(share) is int:
            if must_fit and share > left:
                return None
            takes[at] = min(share, left)
            left -= takes[at]
    return takes


def evaluator(case, folder, every_figure):
    """A function from the rows of a scenario to its row of the result, with every figure or without those of the long row."""
    body_of, ids, task_of, fields = case.body, case.ids, case.task, case.field
    parent, kind, is_agency, tier = case.parent, case.kind, case.is_agency, case.tier
    area, children, territory = case.area, case.children, case.territory
    base_lead, base_coordinate = case.lead, case.coordinate
    quota, filled, has_posts, category = case.quota, case.filled, case.has_posts, case.category

    # What is known of the status quo.
    agency = []
    for body in range(len(ids)):
        up = body
        while up >= 0 and not is_agency[up]:
            up = parent[up]
        agency.append(up if up >= 0 else body)
    views, parts = [], []
    for task, lead in enumerate(base_lead):
        view = {}
        for body, scope in lead.items():
            scope &= territory[task]
            if scope:
                view[agency[body]] = view.get(agency[body], 0) | scope
        views.append(view)
        parts.append(part_of(view, territory[task], tier))
    base_part = sum(parts)
    base_lead_duties = sum(map(len, base_lead))
    base_coordinating = sum(map(len, base_coordinate))
    base_bodies, base_agencies = len(ids), sum(is_agency)
    base_quota, base_filled = sum(quota), sum(filled)

    # Tasks that a kind alone leads, its agencies side by side: a merger of two of them changes all such tasks alike.
    lead_tasks = [[] for _ in ids]
    coordinate_tasks = [[] for _ in ids]
    alike = [[] for _ in ids]
    in_class = set()
    for task, lead in enumerate(base_lead):
        as_class = (
            case.only_a_kind_leads[task]
            and len(lead) > 1
            and all(is_agency[body] and scope & territory[task] for body, scope in lead.items())
            and sum(scope.bit_count() for scope in lead.values()) == sum(views[task].values()).bit_count()
        )
        if as_class:
            in_class.add(task)
        for body in lead:
            (alike if as_class else lead_tasks)[body].append(task)
        for body in base_coordinate[task]:
            coordinate_tasks[body].append(task)
    kept = {}
    together = [kept.setdefault(frozenset(tasks), frozenset(tasks)) for tasks in alike]
    apart = [not in_class.isdisjoint(tasks) for tasks in coordinate_tasks]
    no_tasks = frozenset()
    deputies, base_heads, base_deputies = case.deputies, sum(case.heads), sum(case.deputies)
    more = figures(case, folder, agency, views, lead_tasks, coordinate_tasks) if every_figure else None
    tasks_in_all = len(base_lead)

    subjects, selections, shares_of = {}, {}, {}

    def read_subjects(cell):
        found = subjects[cell] = [body_of.get(id, -1) for id in cell.split(" | ")]
        return found

    def read_selection(cell):
        """The tasks selected; True: the rest; False: it names what never was; None: an empty cell."""
        if cell == "rest":
            found = True
        elif not cell:
            found = None
        else:
            found = set()
            for atom in cell.split(" | "):
                sort, _, value = atom.partition(":")
                if sort == "task" and " & " not in atom:
                    tasks = (task_of[value],) if value in task_of else None
                elif sort == "field" and " & " not in atom:
                    tasks = fields.get(value.lower())
                else:
                    stop(f"the selection {cell}")
                if tasks is None:
                    found = False
                    break
                found.update(tasks)
        selections[cell] = found
        return found

    def read_share(cell):
        """A pair: a fraction; a number: so many; None: an empty cell."""
        if not cell:
            share = None
        elif "/" in cell:
            part, of = cell.split("/")
            share = (int(part), int(of))
        else:
            share = int(cell)
        shares_of[cell] = share
        return share

    def evaluate(name, rows):
        # What differs from the baseline.
        L, C = {}, {}          # task -> body -> scope
        gained, joined = {}, {}  # body -> tasks that it has come to lead, to coordinate
        P, K, A, Q, F = {}, {}, {}, {}, {}  # parents, children, areas, quotas, people of bodies
        ended = set()
        carried = []           # bodies under another parent
        bulk = []              # mergers in which whole classes of tasks changed hands
        bodies, agencies = base_bodies, base_agencies
        bench_quota = bench_staff = resized = 0
        D, released, dropped, promoted = {}, 0, 0, 0  # deputies of bodies; leaders who lost their office
        at, last = 0, len(rows)
        while at < last:
            _, step, _, operation, subject, target, select, amount, note = rows[at]
            at += 1
            if note:
                stop(f"the note {note}")

            if operation == "merge":
                if select:
                    stop("a merger into a new body")
                gone_ones = subjects.get(subject) or read_subjects(subject)
                if -1 in gone_ones:
                    return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                into = body_of.get(target)
                if into is None:
                    stop("a merger into a new body")
                if into in ended:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                if len(gone_ones) > 1:
                    if len(set(gone_ones)) < len(gone_ones):
                        return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                    gone_ones = [gone for gone in gone_ones if gone != into]
                elif gone_ones[0] == into:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                for gone in gone_ones:
                    if gone in ended:
                        return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                    if K.get(gone, children[gone]):
                        up = into
                        while up >= 0:
                            up = P.get(up, parent[up])
                            if up == gone:
                                return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                for gone in gone_ones:
                    classes = together[gone]
                    tasks = lead_tasks[gone]
                    if gone in gained:
                        tasks = tasks + gained[gone]
                    if classes:
                        if (
                            classes is together[into]
                            and not apart[gone] and not apart[into]
                            and gone not in joined and into not in joined
                        ):
                            if not L.keys().isdisjoint(classes):
                                tasks = tasks + [task for task in L if task in classes]
                            bulk.append((gone, into, classes))
                        else:
                            tasks = tasks + list(classes)
                            for task in classes:
                                if task not in L:
                                    L[task] = as_led(task, bulk)
                    if tasks:
                        new = gained.get(into)
                        if new is None:
                            new = gained[into] = []
                        for task in tasks:
                            lead = L.get(task)
                            if lead is None:
                                lead = L[task] = base_lead[task].copy()
                            scope = lead.pop(gone, 0)
                            if scope:
                                lead[into] = scope = lead.get(into, 0) | scope
                                new.append(task)
                                held = C.get(task)
                                if held is None:
                                    held = base_coordinate[task]
                                if into in held and held[into] & scope:
                                    held = C[task] = held.copy()
                                    held[into] &= ~scope
                                    if not held[into]:
                                        del held[into]
                    tasks = coordinate_tasks[gone]
                    if gone in joined:
                        tasks = tasks + joined[gone]
                    if tasks:
                        new = joined.get(into)
                        if new is None:
                            new = joined[into] = []
                        for task in tasks:
                            held = C.get(task)
                            if held is None:
                                held = C[task] = base_coordinate[task].copy()
                            scope = held.pop(gone, 0)
                            if scope:
                                lead = L.get(task)
                                if lead is None:
                                    lead = base_lead[task]
                                    if bulk and task in in_class:
                                        lead = as_led(task, bulk)
                                if into in lead:
                                    scope &= ~lead[into]
                                if scope:
                                    held[into] = held.get(into, 0) | scope
                                    new.append(task)
                    if kind[gone] == kind[into]:
                        A[into] = A.get(into, area[into]) | A.get(gone, area[gone])
                    people = F.get(gone, filled[gone])
                    F[gone] = 0
                    if people:
                        F[into] = F.get(into, filled[into]) + people
                    posts = Q.get(gone, quota[gone])
                    Q[gone] = 0
                    if posts:
                        Q[into] = Q.get(into, quota[into]) + posts
                    units = K.get(gone, children[gone])
                    if units:
                        K[into] = K.get(into, children[into]) + units
                        for unit in units:
                            P[unit] = into
                        carried += units
                    up = P.get(gone, parent[gone])
                    if up >= 0:
                        K[up] = [unit for unit in K.get(up, children[up]) if unit != gone]
                    ended.add(gone)
                    bodies -= 1
                    agencies -= is_agency[gone]
                    if every_figure:
                        # The head of who is merged goes on as a deputy.
                        D[into] = D.get(into, deputies[into]) + D.get(gone, deputies[gone]) + 1
                        promoted += 1

            elif operation == "reassign":
                to = body_of.get(target)
                giver = -1
                if subject:
                    giver = body_of.get(subject)
                chosen = selections.get(select)
                if chosen is None:
                    chosen = read_selection(select)
                if to is None or giver is None or not chosen or chosen is True:
                    return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                if to in ended or giver in ended:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                changed = False
                new = gained.get(to)
                if new is None:
                    new = gained[to] = []
                for task in chosen:
                    old = L.get(task)
                    if old is None:
                        old = base_lead[task] if task not in in_class or not bulk else as_led(task, bulk)
                    if giver < 0:
                        lead = {to: A.get(to, area[to])}
                    elif giver in old:
                        lead = old.copy()
                        scope = lead.pop(giver)
                        lead[to] = lead.get(to, 0) | scope
                    else:
                        continue
                    if lead == old:
                        continue
                    changed = True
                    L[task] = lead
                    new.append(task)
                    held = C.get(task)
                    if held is None:
                        held = base_coordinate[task]
                    if to in held and held[to] & lead[to]:
                        held = C[task] = held.copy()
                        held[to] &= ~lead[to]
                        if not held[to]:
                            del held[to]
                if not changed:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"

            elif operation == "dissolve":
                gone = body_of.get(subject)
                heirs, chosen_by, shares = [body_of.get(target)], [select], [amount]
                while at < last and rows[at][1] == step:
                    _, _, _, again, same, target, select, amount, note = rows[at]
                    at += 1
                    if note or again and again != operation or same and same != subject:
                        stop("a step of different operations")
                    heirs.append(body_of.get(target))
                    chosen_by.append(select)
                    shares.append(amount)
                if len(heirs) == 1 and not target and not select and not amount:
                    heirs, chosen_by, shares = [], [], []
                if chosen_by.count("rest") > 1 or any(not cell and not shares[row] for row, cell in enumerate(chosen_by)):
                    return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                # What never was comes before what is too much or has ended.
                if gone is None or None in heirs:
                    return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                rest = -1
                rows_by_task = []
                for row, cell in enumerate(chosen_by):
                    chosen = selections.get(cell)
                    if chosen is None:
                        chosen = read_selection(cell)
                    if chosen is True:
                        rest = heirs[row]
                    elif chosen is False:
                        return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                    elif chosen:
                        rows_by_task.append((chosen, heirs[row]))
                shares = [shares_of[cell] if cell in shares_of else read_share(cell) for cell in shares]
                part, of = 0, 1
                for share in shares:
                    if type(share) is tuple:
                        part, of = part * share[1] + share[0] * of, of * share[1]
                if part > of or gone in ended or gone in heirs or not ended.isdisjoint(heirs):
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                names = [ids[heir] for heir in heirs]
                people = F.get(gone, filled[gone])
                takes = sizes(shares, people, names, True)
                if takes is None:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                F[gone] = 0
                for heir, number in zip(heirs, takes):
                    if number:
                        F[heir] = F.get(heir, filled[heir]) + number
                        people -= number
                bench_staff += people
                posts = Q.get(gone, quota[gone])
                Q[gone] = 0
                for heir, number in zip(heirs, sizes(shares, posts, names, False)):
                    if number:
                        Q[heir] = Q.get(heir, quota[heir]) + number
                        posts -= number
                bench_quota += posts

                tasks = lead_tasks[gone]
                if gone in gained:
                    tasks = tasks + gained[gone]
                if together[gone]:
                    tasks = tasks + list(together[gone])
                for task in tasks:
                    lead = L.get(task)
                    if lead is None:
                        lead = L[task] = as_led(task, bulk) if bulk else base_lead[task].copy()
                    scope = lead.pop(gone, 0)
                    if scope:
                        to = rest
                        for chosen, heir in rows_by_task:
                            if task in chosen:
                                to = heir
                                break
                        if to >= 0:
                            lead[to] = scope = lead.get(to, 0) | scope
                            gained.setdefault(to, []).append(task)
                            held = C.get(task)
                            if held is None:
                                held = base_coordinate[task]
                            if to in held and held[to] & scope:
                                held = C[task] = held.copy()
                                held[to] &= ~scope
                                if not held[to]:
                                    del held[to]
                tasks = coordinate_tasks[gone]
                if gone in joined:
                    tasks = tasks + joined[gone]
                for task in tasks:
                    held = C.get(task)
                    if held is None:
                        held = C[task] = base_coordinate[task].copy()
                    scope = held.pop(gone, 0)
                    if scope:
                        to = rest
                        for chosen, heir in rows_by_task:
                            if task in chosen:
                                to = heir
                                break
                        if to >= 0:
                            lead = L.get(task)
                            if lead is None:
                                lead = base_lead[task]
                                if bulk and task in in_class:
                                    lead = as_led(task, bulk)
                            if to in lead:
                                scope &= ~lead[to]
                            if scope:
                                held[to] = held.get(to, 0) | scope
                                joined.setdefault(to, []).append(task)

                up = P.get(gone, parent[gone])
                if up >= 0:
                    K[up] = [unit for unit in K.get(up, children[up]) if unit != gone]
                units = K.get(gone, children[gone])
                for unit in units:
                    to = up
                    if rest >= 0:
                        above = rest
                        while above >= 0 and above != unit:
                            above = P.get(above, parent[above])
                        if above < 0:
                            to = rest
                    P[unit] = to
                    if to >= 0:
                        K[to] = K.get(to, children[to]) + [unit]
                carried += units
                ended.add(gone)
                bodies -= 1
                agencies -= is_agency[gone]
                if every_figure:
                    lost = D.get(gone, deputies[gone])
                    released += 1 + lost
                    dropped += lost

            elif operation == "resize":
                body = body_of.get(subject)
                if body is None:
                    return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                if select != category:
                    stop("a resize of another category, or of none named")
                if body in ended:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                old = Q.get(body, quota[body])
                if amount[-1] == "%":
                    new = old * (100 + int(amount[:-1])) // 100
                elif amount[0] == "=":
                    new = int(amount[1:])
                else:
                    new = old + int(amount)
                if new < 0 or new == old:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                Q[body] = new
                resized += new - old

            elif operation == "move":
                body, under = body_of.get(subject), body_of.get(target)
                if body is None or under is None:
                    return f"{name},malformed,,,,,,,,,,,,,,,,,\n"
                old = P.get(body, parent[body])
                if body in ended or under in ended or old == under:
                    return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                up = under
                while up >= 0:
                    if up == body:
                        return f"{name},refused,,,,,,,,,,,,,,,,,\n"
                    up = P.get(up, parent[up])
                if old >= 0:
                    K[old] = [unit for unit in K.get(old, children[old]) if unit != body]
                K[under] = K.get(under, children[under]) + [body]
                P[body] = under
                carried.append(body)

            else:
                stop(f"the operation {operation}")

        # Whose work now counts for another agency.
        stands_for = {}
        touched = L
        if carried:
            touched = set(L)
            for unit in carried:
                if unit in ended or is_agency[unit]:
                    continue
                up = P[unit]
                while up >= 0 and not is_agency[up]:
                    up = P.get(up, parent[up])
                below = [unit]
                for one in below:
                    stands_for[one] = up if up >= 0 else one
                    touched.update(lead_tasks[one])
                    for child in K.get(one, children[one]):
                        if not is_agency[child]:
                            below.append(child)

        # The tasks again, each against the status quo.
        part, moved, lead_duties = base_part, 0, base_lead_duties
        for task in touched:
            lead = L.get(task)
            if lead is None:
                lead = base_lead[task]
            else:
                lead_duties += len(lead) - len(base_lead[task])
            whole = territory[task]
            view = {}
            for body, scope in lead.items():
                scope &= whole
                if scope:
                    body = stands_for[body] if body in stands_for else agency[body]
                    if body in view:
                        view[body] |= scope
                    else:
                        view[body] = scope
            if view != views[task]:
                moved += 1
                if len(view) == 1:
                    new = ONE if scope == whole and len(lead) == 1 else part_of(view, whole, tier)
                else:
                    new = part_of(view, whole, tier)
                if new != parts[task]:
                    part += new - parts[task]
        if bulk:
            all_classes = no_tasks
            for _, _, classes in bulk:
                lead_duties -= len(classes)
                for task in L:
                    if task in classes:
                        lead_duties += 1
                if classes is not all_classes:
                    all_classes = all_classes | classes if all_classes else classes
            moved += len(all_classes)
            for task in L:
                if task in all_classes:
                    moved -= 1
        coordinating = base_coordinating
        for task, held in C.items():
            coordinating += len(held) - len(base_coordinate[task])
        people_moved = 0
        for body, number in F.items():
            number = filled[body] - number
            if number > 0:
                people_moved += number
        if every_figure:
            layers, span_max, empty, sharing, fragmented = more(
                L, C, P, K, Q, F, gained, joined, ended, carried, stands_for, touched if carried else L.keys()
            )
            return (
                f"{name},evaluated,{bodies},{agencies},{bodies - agencies},{layers},{span_max},{empty},{tasks_in_all},"
                f"{part & FIELD},{part >> 20 & FIELD},{part >> 40 & FIELD},{part >> 60 & FIELD},{part >> 80 & FIELD},0,"
                f"{part >> 100},{lead_duties},{coordinating},{sharing},{fragmented},"
                f"{base_quota + resized - bench_quota},{base_filled - bench_staff},{bench_quota},{bench_staff},"
                f"{base_heads - len(ended)},{base_deputies + promoted - dropped},{released},{people_moved},{moved},0,0\n"
            )
        return (
            f"{name},evaluated,{bodies},{agencies},{bodies - agencies},{part & FIELD},{part >> 20 & FIELD},"
            f"{part >> 40 & FIELD},{part >> 60 & FIELD},{part >> 80 & FIELD},{part >> 100},{lead_duties},"
            f"{coordinating},{base_quota + resized - bench_quota},{base_filled - bench_staff},{bench_quota},"
            f"{bench_staff},{people_moved},{moved}\n"
        )

    def as_led(task, bulk):
        """Who leads a task that is not in the overlay, after the mergers of whole classes."""
        lead = base_lead[task].copy()
        if task in in_class:
            for gone, into, _ in bulk:
                if gone in lead:
                    lead[into] = lead.get(into, 0) | lead.pop(gone)
        return lead

    return evaluate


def main():
    folder, table, *options = sys.argv[1:]
    if options not in ([], ["--whole"]):
        stop(" ".join(options))
    every_figure = bool(options)
    evaluate = evaluator(Case(folder), folder, every_figure)
    if every_figure:
        short = evaluate

        def evaluate(name, rows):
            row = short(name, rows)
            # A scenario that is not evaluated has no figures.
            return row[:-1] + "," * MORE + "\n" if row.endswith(",\n") else row

    # Nothing here makes rings of objects, so looking for them is lost time.
    gc.disable()
    write = sys.stdout.write
    write((WHOLE_COLUMNS if every_figure else COLUMNS) + "\n")
    with open(table, encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        if next(reader) != HEADING:
            stop("a table with other columns")
        name, rows = None, []
        for row in reader:
            if row[0] == name:
                rows.append(row)
            else:
                if rows:
                    write(evaluate(name, rows))
                name, rows = row[0], [row]
        if rows:
            write(evaluate(name, rows))


if __name__ == "__main__":
    main()
