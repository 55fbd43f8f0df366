"""The tables of a case as both peers read them, and what they do not take on.

A peer carries out what the benches' workload has: merges into a successor that lives, dissolutions, reassignments of
the lead, resizes and moves, chosen by `task:` and `field:`, over bodies that are all counted, tasks that are no
support work, and posts of one staff category. Anything else stops it with a message, so that a wrong row is never
taken for a slow one.
"""
import csv
import os
import sys

COLUMNS = (
    "scenario,status,bodies,agencies,sub_units,tasks_with_one_lead,tasks_without_lead,tasks_partly_led,"
    "tasks_with_several_leads,tasks_shared_across_tiers,excess_leads,lead_duties,coordinating_duties,"
    "quota,filled,bench_quota,bench_staff,people_moved,tasks_moved"
)
HEADING = ["scenario", "step", "date", "operation", "subject", "target", "select", "amount", "note"]


def stop(why):
    sys.exit(f"this peer does not do that: {why}")


def rows_of(case, table):
    """The rows of a table as dicts of trimmed cells; none where the case has no such table."""
    path = os.path.join(case, "organisation", table + ".csv")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [{key: (cell or "").strip() for key, cell in row.items()} for row in csv.DictReader(file)]


class Case:
    """A case with numbers for ids; a set of elementary areas is an integer, one bit each."""

    def __init__(self, folder):
        areas = rows_of(folder, "areas")
        above = {row["id"]: row["parent"] for row in areas}
        inner = set(above.values())
        extent = dict.fromkeys(above, 0)
        bit = 1
        for area in above:
            if area not in inner:
                up = area
                while up:
                    extent[up] |= bit
                    up = above[up]
                bit <<= 1
        self.everywhere = everywhere = bit - 1 if areas else 1

        def extent_of(cell, default):
            if not cell:
                return default
            union = 0
            for area in cell.split(" | "):
                union |= extent[area]
            return union

        kinds = {row["id"]: row for row in rows_of(folder, "kinds")}
        if any(row.get("outside") == "yes" for row in kinds.values()):
            stop("bodies outside the count")
        tier = {"province": 0, "district": 1, "commune": 2}
        bodies = rows_of(folder, "bodies")
        if any(row.get("order") for row in bodies):
            stop("an order of bodies")
        self.ids = [row["id"] for row in bodies]
        self.body = {id: at for at, id in enumerate(self.ids)}
        self.parent = [self.body[row["parent"]] if row["parent"] else -1 for row in bodies]
        self.kind = [row["kind"] for row in bodies]
        self.is_agency = [kinds[kind]["agency"] == "yes" for kind in self.kind]
        self.tier = [tier[kinds[kind]["tier"]] for kind in self.kind]
        self.area = [None] * len(bodies)
        self.children = [[] for _ in bodies]
        for at, row in enumerate(bodies):
            chain = [at]
            while self.area[chain[-1]] is None and not bodies[chain[-1]].get("area") and self.parent[chain[-1]] >= 0:
                chain.append(self.parent[chain[-1]])
            top = chain[-1]
            area = self.area[top]
            if area is None:
                area = extent_of(bodies[top].get("area"), everywhere)
            for body in chain:
                self.area[body] = area
            if self.parent[at] >= 0:
                self.children[self.parent[at]].append(at)

        tasks = rows_of(folder, "tasks")
        if any(row.get("support") == "yes" for row in tasks):
            stop("support tasks")
        self.task = {row["id"]: at for at, row in enumerate(tasks)}
        self.field = {}
        for at, row in enumerate(tasks):
            self.field.setdefault(row["field"].lower(), []).append(at)
        numbers = {field: number for number, field in enumerate(self.field)}
        self.fields = len(numbers)
        self.field_of = [numbers[row["field"].lower()] for row in tasks]
        self.weight = [int(row.get("weight") or 1) for row in tasks]
        self.territory = [extent_of(row.get("territory"), everywhere) for row in tasks]

        # Who leads and who coordinates each task: a scope for each body, the bodies of kinds one by one.
        self.lead = [{} for _ in tasks]
        self.coordinate = [{} for _ in tasks]
        self.only_a_kind_leads = [True] * len(tasks)
        self.kinds_hold = False
        of_kind = {}
        for at, kind in enumerate(self.kind):
            of_kind.setdefault(kind, []).append(at)
        for row in rows_of(folder, "duties"):
            if row.get("except") or row.get("beyond"):
                stop("duties with exceptions")
            at = self.task[row["task"]]
            leads = row["role"] == "lead"
            held = (self.lead if leads else self.coordinate)[at]
            cut = extent_of(row.get("area"), everywhere)
            if row["body"]:
                holders = [self.body[row["body"]]]
                if leads:
                    self.only_a_kind_leads[at] = False
            else:
                self.kinds_hold = True
                holders = of_kind.get(row["kind"], [])
            for body in holders:
                scope = self.area[body] & cut
                if scope:
                    held[body] = held.get(body, 0) | scope
        for lead, coordinate in zip(self.lead, self.coordinate):
            for body in [body for body in coordinate if body in lead]:
                coordinate[body] &= ~lead[body]
                if not coordinate[body]:
                    del coordinate[body]

        self.quota = [0] * len(bodies)
        self.filled = [0] * len(bodies)
        self.heads = [0] * len(bodies)
        self.deputies = [0] * len(bodies)
        self.has_posts = [False] * len(bodies)
        posts = rows_of(folder, "posts")
        if len({row["category"] for row in posts}) != 1:
            stop("posts of none or several categories")
        self.category = posts[0]["category"]
        for row in posts:
            at = self.body[row["body"]]
            if not row["quota"] or not row["filled"]:
                stop("unknown posts")
            self.quota[at] = int(row["quota"])
            self.filled[at] = int(row["filled"])
            self.has_posts[at] = True
            self.heads[at] = int(row.get("heads") or 0)
            self.deputies[at] = int(row.get("deputies") or 0)
