# Texts of the command line.

help-usage = Usage
help-options = Options
help-arguments = Arguments
help-commands = Commands
help-some-options = [OPTIONS]
help-command = COMMAND
help-examples = Examples:
help-exit-codes = Exit codes:
exit-ok = all well, and nothing that the call denies
exit-faults = the input has faults, a plan is refused, or a denied finding holds (--deny)
exit-usage = the arguments cannot be used: a wrong option, folder, plan, body or figure
exit-io = a file cannot be read or written, or exists already

cli-tinhgon = Model a province's apparatus and see what each restructuring plan does to it.
    .example =
        {"  "}tinhgon evaluate scenarios/kon-tum --plan kkt-ve-cac-so
        {"  "}tinhgon check scenarios/kon-tum
cli-new = Make a new case with every table and a small example
    .example = {"  "}tinhgon new my-province
cli-check = Check the inputs: every fault of every file in one go
    .example = {"  "}tinhgon check scenarios/kon-tum --deny warnings
cli-show = Show the apparatus as it stands, or after a plan
    .example =
        {"  "}tinhgon show scenarios/kon-tum --body so-noi-vu --duties --posts
        {"  "}tinhgon show scenarios/kon-tum --plan kkt-ve-cac-so --lineage
cli-plan = Draw up a plan that ends a body, with heirs to fill in
    .example = {"  "}tinhgon plan scenarios/kon-tum --end bql-kkt -o bql-kkt.toml
cli-evaluate = Evaluate a plan before and after; without a plan, the apparatus as it stands
    .example =
        {"  "}tinhgon evaluate scenarios/kon-tum --plan kkt-ve-cac-so
        {"  "}tinhgon evaluate scenarios/kon-tum --plan toan-bo-2025 --format json -o result.json
cli-explain = Explain where a figure comes from
    .example = {"  "}tinhgon explain scenarios/kon-tum tasks_with_several_leads --plan kkt-ve-cac-so
cli-compare = Compare plans
    .example = {"  "}tinhgon compare scenarios/kon-tum -p . -p kkt-ve-cac-so -p kkt-giu-nguyen --weight tasks_with_several_leads=2 --weight people_moved=1
cli-norms = Show the norms: law as dated values with their citations
    .example = {"  "}tinhgon norms list --as-of 2025-07-01
cli-norms-list = List the norms; with --as-of only those in force on that day
    .example =
        {"  "}tinhgon norms list --as-of 2025-07-01
        {"  "}tinhgon norms list --norms norms-of-the-province --format csv -o norms.csv
cli-norms-show = Show one norm: its values over time, citations and how sure they are
    .example = {"  "}tinhgon norms show sizes.division --as-of 2025-06-12
cli-norms-diff = Compare the law of two days
    .example = {"  "}tinhgon norms diff 2025-02-28 2025-07-01
cli-schema = Print the JSON Schema of a result
    .example = {"  "}tinhgon schema evaluate

arg-case = Folder of the case
arg-dir = Folder to make
arg-figure = Figure, such as tasks_with_several_leads; leave it out to see the list
arg-of = evaluate, compare, simulate, benefits or cost
arg-lang = Language: vi (Tiếng Việt) or en (English)
arg-as-of = Judge by the law in force on this day
arg-at = Carry out only the steps up to this day
arg-deny = Exit with 1 if warnings or breaches hold; in batch also if a scenario is refused (refused) or only if one is malformed (malformed)
arg-format = Format of the result; else by the ending of the file of -o, else text
arg-output = Write the result to this file
arg-force = Overwrite a file that exists
arg-all = List everything
arg-color = Colours: auto (on a terminal only), always, never
arg-help = Show this help
arg-version = Show the version
arg-plan = Plan: its id, or the path of a file
arg-plans = Plan to compare, given several times; a dot (.) is the apparatus as it stands
arg-table = Table of many plans (CSV)
arg-scenario = Name of a plan in the table
arg-body = Only this body and what is below it
arg-duties = With the tasks that each leads or coordinates
arg-posts = With posts
arg-lineage = Where each body, task and post comes from, and what each body that ends hands over
arg-pairs = Pairs of agencies that share tasks, loads, and the spread of fields
arg-save = Save the apparatus after the plan as a new case in this folder
arg-end = Id of the body that ends
arg-reference = The plan to compare with; else the first one given
arg-pareto = Figures by which balanced plans are found, with commas between
arg-weights = Weight for the ranking, such as people_moved=2; given several times

did-you-mean = Did you mean: { $near }?
no-case = there is no case folder “{ $word }”.
no-plan = the case has no plan “{ $word }”.
no-body = there is no body “{ $word }”.
figure-without-direction = neither more nor less of “{ $word }” is better: plans cannot be balanced or ranked by it.
no-figure = there is no figure “{ $word }”.
no-table = there is no file “{ $word }”.
no-scenario = the table has no plan “{ $word }”.
not-a-weight = “{ $word }” is no weight; write it like people_moved=2.
not-among-plans = the reference “{ $word }” is not among the plans compared.
stopped = plan { $plan }, step { $step } (line { $line }): { $why }
conflict = contradicts plan { $plan }, step { $step }: { $over } (list that plan in overrides if this is meant)
disputed-lead = the two give the task “{ $task }” to different leads
disputed-name = the two give { $body } different names
disputed-place = the two put { $body } in different places
disputed-quota = the two both set the quota of { $body }
disputed-refused = because of that step, { $why }
unreadable = { $file } cannot be read: { $why }
unwritable = { $file } cannot be written: { $why }
file-exists = { $file } exists; add --force to overwrite it
folder-exists = the folder { $file } exists and is not empty; choose another
written-folder = Made the folder { $file }.
new-next = Next: tinhgon check { $file }

usage-unknown-argument = there is no option or argument “{ $argument }”.
usage-unknown-command = there is no command “{ $command }”.
usage-invalid-value = “{ $value }” cannot be used for { $argument }.
usage-not-allowed = “{ $value }” cannot be used for { $argument }. Allowed: { $allowed }.
usage-no-value = { $argument } needs a value.
usage-no-command = name a command.
usage-missing = missing: { $argument }.
usage-conflict = { $argument } cannot be used with { $other }.
usage-other = the arguments cannot be used.
usage-more = For help: tinhgon --help

saved-name = { $case }, after the plan: { $plan }
saved-source = The apparatus of case { $case } after plan { $plan }; data as of { $date }; SHA-256 { $hash }; tinhgon { $version }. What the plan changed is graded as assumed.
template-head =
    A plan that ends { $body }.
    Fill in every empty receiver (to = "", under = ""), then save it in the folder plans/ of the case.
template-name = End of { $body }
template-basis = basis = "number and date of the paper it rests on"
template-papers = Documents and procedures; they follow the row "rest", unless the task of a procedure goes elsewhere:
template-unit = Unit { $unit } ({ $posts }): under which body?
template-end = { $body } ({ $posts }); one row for each task
template-task = { $task } ({ $field }; { $role })
template-rest = what is left, with people and posts; the share can be divided among rows, such as "1/3"

cli-chart = Draw charts: SVG, PNG or PDF files, or a whole folder; without a chart named, the set for leaders
    .example =
        {"  "}tinhgon chart scenarios/kon-tum -p departments-2025-03 -o charts.pdf
        {"  "}tinhgon chart scenarios/kon-tum classes staff -p kkt-ve-cac-so -o charts.png --data figures.csv
        {"  "}tinhgon chart --list
arg-charted = Folder of the case
arg-charts = Charts to draw; see --list
arg-drawn-plans = Plan, given several times; the first is the reference
arg-set = Set of charts: leaders
arg-list = List the charts
arg-paper = Paper, across: a4, a3, or slide (16 to 9)
arg-dpi = Resolution of PNG in dots per inch; 300 without it
arg-data = Write the tables of the charts' data to this file
no-chart = there is no chart “{ $word }”; see tinhgon chart --list.
chart-ending = the form of “{ $word }” is not known; -o takes a file .svg, .png or .pdf, or a folder.
chart-no-output = give -o FILE (.svg, .png, .pdf) or -o FOLDER; for the figures alone give --data FILE.csv.
chart-list-set = * belongs to the set for leaders (--set leaders).
chart-undrawn = the picture cannot be made: { $why }
workbook-no-output = A workbook goes to a file: add -o NAME.xlsx.
workbook-not-built = This build of the program makes no workbooks.
