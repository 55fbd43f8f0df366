# Words of the commands sweep and best: many scenarios from a described space, and the best of a result.

cli-sweep = Write the table of every scenario that a described space allows
    .example =
        {"  "}tinhgon sweep scenarios/kon-tum scenarios/kon-tum/spaces/ghep-so-va-kkt.toml -o table.csv
        {"  "}tinhgon sweep scenarios/kon-tum space.toml -o table.csv.gz
        {"  "}tinhgon batch scenarios/kon-tum --space space.toml -o result.csv

cli-best = Find the best rows of a result of batch, and those that no other beats
    .example =
        {"  "}tinhgon best result.csv --by breaches,people_moved
        {"  "}tinhgon best result.csv --by excess_leads -n 5 --pareto excess_leads,people_moved
        {"  "}tinhgon best result.csv --by people_moved -n 1 --plan-out best.toml --table table.csv
        {"  "}tinhgon best result.csv --by people_moved --plan-out plans --space space.toml --case scenarios/kon-tum

arg-space-file = Described space (TOML): what may be chosen
arg-space = Described space (TOML) that the scenarios come from
arg-result = Result of batch: CSV (may be packed as .gz or .zst) or JSON Lines; a hyphen (-) is standard input
arg-by = Figures that rank the rows, the first before the second, with commas between; breaches, warnings and unknown too
arg-top = How many rows are shown; 20 unless given
arg-plan-out = Write the rows shown as plans: into a folder, or the best one into a file .toml
arg-of-table = Table that the result came of
arg-of-case = Folder of the case, for --space

no-space = there is no file “{ $word }”.
no-result = there is no file “{ $word }”.
sweep-formats = sweep writes csv only.
sweep-exactly = { $count } scenarios ({ $all } combinations before constraints).
sweep-at-most = At most { $count } scenarios ({ $all } combinations before constraints; too many to count what the constraints leave).
sweep-written = { $count } scenarios written.

best-report = The best rows
best-rows = { $rows } rows; { $failed } of them were refused or malformed and are not ranked.
best-unknown = { $count } rows have a figure that is unknown: it ranks after every known one, and such a row is not balanced.
best-title = The best { $count }
best-by = By: { $figures }. Of equal rows the earlier comes first.
best-balanced-title = Balanced rows ({ $count })
best-balanced = No other row is at least as good by every chosen figure and better by one. Of equal rows the first is shown, with how many there are.
best-plans = Plans written ({ $count })
best-column-place = Place
best-column-scenario = Scenario
best-column-equal = Equal rows
best-count-breaches = Breaches
best-count-warnings = Warnings
best-count-unknown = Cannot be told
best-no-column = the result has no column “{ $word }”; is it a result of batch?
best-from-what = --plan-out needs the table (--table), or the space and the case (--space, --case), that the result came of.
best-one-plan = --plan-out with a file .toml needs --by, which says what is the best.
best-not-there = the table or space has no scenario “{ $word }”; it is not what the result came of.
provenance-not-told = Nothing beside the result says where its figures come from; tinhgon { $version }.
