#!/usr/bin/env python3
"""The analyst's peer: tables in pandas, the tree of bodies in networkx.

    pandas_networkx.py CASE TABLE.csv > OUT.csv

It needs packages that are not in the standard library: `pip install pandas networkx`. Without them it says so and
ends with code 3, and run.sh goes on without it.

It works as someone does who writes a notebook: duties are a table, each operation rewrites rows of it, and the figures
of the tasks concerned are counted again by explode, drop_duplicates and groupby; those of all others are kept. Only the
reading of a case and the largest remainder are taken from the incremental peer.
"""
import functools
import sys
from fractions import Fraction

try:
    import networkx as nx
    import pandas as pd
except ImportError as missing:
    print(f"{missing}; pip install pandas networkx", file=sys.stderr)
    sys.exit(3)

from case_tables import COLUMNS, HEADING, Case, stop
from incremental import sizes

FIGURES = ["one", "none", "partly", "several", "shared", "excess"]


class Refused(Exception):
    pass


class Malformed(Exception):
    pass


@functools.lru_cache(maxsize=None)
def zones(scope):
    """The elementary areas of a scope."""
    return [at for at in range(scope.bit_length()) if scope >> at & 1]


def union(scopes):
    return functools.reduce(int.__or__, scopes)


def known(ids, id):
    if id not in ids:
        raise Malformed
    return ids[id]


class Apparatus:
    def __init__(self, case):
        self.case = case
        rows = [
            (task, body, role, scope)
            for role, table in (("lead", case.lead), ("coordinate", case.coordinate))
            for task, held in enumerate(table)
            for body, scope in held.items()
        ]
        self.duties = pd.DataFrame(rows, columns=["task", "body", "role", "scope"])
        self.duties["scope"] = self.duties["scope"].astype(object)
        self.posts = pd.DataFrame({"quota": case.quota, "filled": case.filled})
        self.tree = nx.DiGraph()
        self.tree.add_nodes_from(range(len(case.ids)))
        self.tree.add_edges_from((up, body) for body, up in enumerate(case.parent) if up >= 0)
        self.agency = {body: self.agency_in(self.tree, body) for body in self.tree}
        self.zones = pd.Series([len(zones(territory)) for territory in case.territory])
        self.leads = self.leads_of(self.duties, self.agency)
        self.figures = self.figures_of(self.leads, range(len(case.territory)))
        self.totals = self.figures.sum()

    def above(self, tree, body):
        return next(iter(tree.pred[body]), None)

    def agency_in(self, tree, body):
        up = body
        while up is not None and not self.case.is_agency[up]:
            up = self.above(tree, up)
        return body if up is None else up

    def leads_of(self, duties, agency):
        """Which agency leads which task in which elementary area."""
        led = duties[duties["role"] == "lead"]
        territory = self.case.territory
        within = [zones(scope & territory[task]) for task, scope in zip(led["task"], led["scope"])]
        led = pd.DataFrame({"task": led["task"].array, "agency": led["body"].map(agency).array, "zone": within})
        return led.explode("zone").dropna().drop_duplicates().astype(int)

    def figures_of(self, leads, tasks):
        """The part of each of these tasks in the figures."""
        tier = leads["agency"].map(dict(enumerate(self.case.tier)))
        of_tiers = leads.assign(tier=tier).groupby(["task", "zone", "tier"]).size()
        of_zones = of_tiers.groupby(["task", "zone"]).agg(leads="sum", tiers="count").reset_index()
        of_zones["beyond"] = of_zones["leads"] - of_zones["tiers"]
        by_task = of_zones.groupby("task").agg(
            led=("zone", "size"), leads=("leads", "max"), tiers=("tiers", "max"), beyond=("beyond", "max")
        )
        by_task = by_task.reindex(tasks, fill_value=0)
        every = by_task["led"] == self.zones.reindex(tasks)
        return pd.DataFrame({
            "one": every & (by_task["leads"] == 1),
            "none": by_task["led"] == 0,
            "partly": (by_task["led"] > 0) & ~every,
            "several": by_task["beyond"] > 0,
            "shared": by_task["tiers"] > 1,
            "excess": by_task["beyond"],
        }).astype(int)

    def evaluate(self, name, table):
        try:
            return Plan(self).carry_out(table).row(name)
        except Refused:
            return f"{name},refused" + "," * 17
        except Malformed:
            return f"{name},malformed" + "," * 17


class Plan:
    """The apparatus under one scenario."""

    def __init__(self, base):
        self.base, self.case = base, base.case
        self.duties, self.posts, self.tree = base.duties.copy(), base.posts.copy(), base.tree.copy()
        self.area = list(base.case.area)
        self.touched, self.carried = set(), set()
        self.bench_quota = self.bench_staff = self.resized = 0

    def carry_out(self, table):
        for _, rows in table.groupby("step", sort=False):
            rows = rows.to_dict("records")
            first = rows[0]
            if any(row["note"] for row in rows) or any(row["operation"] not in ("", first["operation"]) for row in rows):
                stop("a note, or a step of different operations")
            operation = first["operation"]
            if operation == "merge":
                self.merge(first)
            elif operation == "dissolve":
                self.dissolve(first["subject"], rows)
            elif operation == "reassign":
                self.reassign(first)
            elif operation == "resize":
                self.resize(first)
            elif operation == "move":
                self.move(first)
            else:
                stop(f"the operation {operation}")
        return self

    def selected(self, cell):
        tasks = set()
        for atom in cell.split(" | "):
            sort, _, value = atom.partition(":")
            if " & " in atom or sort not in ("task", "field"):
                stop(f"the selection {cell}")
            if sort == "task":
                tasks.add(known(self.case.task, value))
            else:
                tasks.update(known(self.case.field, value.lower()))
        return tasks

    def alive(self, *bodies):
        if not all(body in self.tree for body in bodies):
            raise Refused

    def settle(self, tasks):
        """One duty for each task, holder and role; coordination is cut by the lead of the same body."""
        self.touched |= tasks
        here = self.duties["task"].isin(tasks)
        rows = self.duties[here].groupby(["task", "body", "role"], as_index=False)["scope"].agg(union)
        led = rows[rows["role"] == "lead"].set_index(["task", "body"])["scope"].to_dict()
        rows["scope"] = [
            scope if role == "lead" else scope & ~led.get((task, body), 0)
            for task, body, role, scope in rows.itertuples(index=False)
        ]
        rows["scope"] = rows["scope"].astype(object)
        self.duties = pd.concat([self.duties[~here], rows[rows["scope"] != 0]], ignore_index=True)

    def hang(self, body, up):
        """A body and those below it have another parent."""
        self.carried |= {body} | nx.descendants(self.tree, body)
        for old in list(self.tree.pred[body]):
            self.tree.remove_edge(old, body)
        if up is not None:
            self.tree.add_edge(up, body)

    def end(self, body):
        self.posts.loc[body] = 0
        self.tree.remove_node(body)

    def merge(self, row):
        if row["select"]:
            stop("a merger into a new body")
        subjects = [known(self.case.body, id) for id in row["subject"].split(" | ")]
        if row["target"] not in self.case.body:
            stop("a merger into a new body")
        into = self.case.body[row["target"]]
        self.alive(into, *subjects)
        gone = [body for body in subjects if body != into]
        if len(set(subjects)) < len(subjects) or not gone:
            raise Refused
        if not nx.ancestors(self.tree, into).isdisjoint(gone):
            raise Refused
        theirs = self.duties["body"].isin(gone)
        tasks = set(self.duties.loc[theirs, "task"])
        self.duties.loc[theirs, "body"] = into
        self.settle(tasks)
        for body in gone:
            if self.case.kind[body] == self.case.kind[into]:
                self.area[into] |= self.area[body]
            self.posts.loc[into] += self.posts.loc[body]
            for unit in list(self.tree.succ[body]):
                self.hang(unit, into)
            self.end(body)

    def dissolve(self, subject, rows):
        if len(rows) == 1 and not (rows[0]["target"] or rows[0]["select"] or rows[0]["amount"]):
            rows = []
        shares = []
        for row in rows:
            if "/" in row["amount"]:
                shares.append(tuple(int(part) for part in row["amount"].split("/")))
            else:
                shares.append(int(row["amount"]) if row["amount"] else None)
        if sum(row["select"] == "rest" for row in rows) > 1 or not all(row["select"] or row["amount"] for row in rows):
            raise Malformed
        body = known(self.case.body, subject)
        heirs = [known(self.case.body, row["target"]) for row in rows]
        chosen, rest = [], None
        for row, heir in zip(rows, heirs):
            if row["select"] == "rest":
                rest = heir
            elif row["select"]:
                chosen.append((self.selected(row["select"]), heir))
        # What never was comes before what is too much or has ended.
        if sum(Fraction(*share) for share in shares if isinstance(share, tuple)) > 1:
            raise Refused
        self.alive(body, *heirs)
        names = [self.case.ids[heir] for heir in heirs]
        held = {column: int(self.posts.at[body, column]) for column in ("quota", "filled")}
        people = sizes(shares, held["filled"], names, True)
        if body in heirs or people is None:
            raise Refused
        takes = {"filled": people, "quota": sizes(shares, held["quota"], names, False)}
        for column, numbers in takes.items():
            for heir, number in zip(heirs, numbers):
                self.posts.at[heir, column] += number
        self.bench_staff += held["filled"] - sum(takes["filled"])
        self.bench_quota += held["quota"] - sum(takes["quota"])

        theirs = self.duties["body"] == body
        tasks = set(self.duties.loc[theirs, "task"])
        to = {task: next((heir for of, heir in chosen if task in of), rest) for task in tasks}
        lost = theirs & self.duties["task"].map(lambda task: to.get(task) is None)
        theirs &= ~lost
        self.duties.loc[theirs, "body"] = self.duties.loc[theirs, "task"].map(to).astype(self.duties["body"].dtype)
        self.duties = self.duties[~lost]
        self.settle(tasks)
        up = self.base.above(self.tree, body)
        for unit in list(self.tree.succ[body]):
            inside = rest is not None and (rest == unit or rest in nx.descendants(self.tree, unit))
            self.hang(unit, up if rest is None or inside else rest)
        self.end(body)

    def reassign(self, row):
        giver = known(self.case.body, row["subject"]) if row["subject"] else None
        to = known(self.case.body, row["target"])
        if row["select"] in ("", "rest"):
            raise Malformed
        tasks = self.selected(row["select"])
        self.alive(to, *([] if giver is None else [giver]))
        led = (self.duties["role"] == "lead") & self.duties["task"].isin(tasks)
        before = {row[:-1]: row[-1] for row in self.duties[led][["task", "body", "scope"]].itertuples(index=False, name=None)}
        if giver is None:
            rows = [(task, to, "lead", self.area[to]) for task in tasks]
            rows = pd.DataFrame(rows, columns=list(self.duties.columns))
            rows["scope"] = rows["scope"].astype(object)
            self.duties = pd.concat([self.duties[~led], rows], ignore_index=True)
        else:
            self.duties.loc[led & (self.duties["body"] == giver), "body"] = to
        self.settle(tasks)
        led = (self.duties["role"] == "lead") & self.duties["task"].isin(tasks)
        after = {row[:-1]: row[-1] for row in self.duties[led][["task", "body", "scope"]].itertuples(index=False, name=None)}
        if before == after:
            raise Refused

    def resize(self, row):
        body = known(self.case.body, row["subject"])
        if row["select"] != self.case.category:
            stop("a resize of another category, or of none named")
        self.alive(body)
        old, amount = int(self.posts.at[body, "quota"]), row["amount"]
        if amount.endswith("%"):
            new = old * (100 + int(amount[:-1])) // 100
        else:
            new = int(amount[1:]) if amount.startswith("=") else old + int(amount)
        if new < 0 or new == old:
            raise Refused
        self.posts.at[body, "quota"] = new
        self.resized += new - old

    def move(self, row):
        body, under = known(self.case.body, row["subject"]), known(self.case.body, row["target"])
        self.alive(body, under)
        if under == body or under in nx.descendants(self.tree, body) or self.tree.has_edge(under, body):
            raise Refused
        self.hang(body, under)

    def row(self, name):
        base = self.base
        agency = {body: base.agency_in(self.tree, body) if body in self.carried else base.agency[body] for body in self.tree}
        carried = self.duties["body"].isin(self.carried) & (self.duties["role"] == "lead")
        tasks = sorted(self.touched | set(self.duties.loc[carried, "task"]))
        leads = base.leads_of(self.duties[self.duties["task"].isin(tasks)], agency)
        before = base.leads[base.leads["task"].isin(tasks)]
        figures = base.totals + base.figures_of(leads, tasks).sum() - base.figures.loc[tasks].sum()
        differs = before.merge(leads, how="outer", on=["task", "agency", "zone"], indicator=True)
        moved = differs.loc[differs["_merge"] != "both", "task"].nunique()
        agencies = sum(self.case.is_agency[body] for body in self.tree)
        roles = self.duties["role"].value_counts()
        people_moved = (base.posts["filled"] - self.posts["filled"]).clip(lower=0).sum()
        cells = [
            name, "evaluated", len(self.tree), agencies, len(self.tree) - agencies, *figures[FIGURES],
            roles.get("lead", 0), roles.get("coordinate", 0), self.posts["quota"].sum(), self.posts["filled"].sum(),
            self.bench_quota, self.bench_staff, people_moved, moved,
        ]
        return ",".join(map(str, cells))


def main():
    folder, path = sys.argv[1:]
    base = Apparatus(Case(folder))
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    if list(table.columns) != HEADING:
        stop("a table with other columns")
    print(COLUMNS)
    runs = (table["scenario"] != table["scenario"].shift()).cumsum()
    for _, rows in table.groupby(runs, sort=False):
        print(base.evaluate(rows["scenario"].iat[0], rows))


if __name__ == "__main__":
    main()
