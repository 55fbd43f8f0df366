# Words of the command batch: many scenarios of one table.

cli-batch = Evaluate every scenario of a table, one row each, in the order of the table
    .example =
        {"  "}tinhgon batch scenarios/kon-tum scenarios/kon-tum/batch/ghep-so-va-kkt.csv -o result.csv
        {"  "}tinhgon batch scenarios/kon-tum table.csv.gz --law --findings findings.csv -o result.csv
        {"  "}tinhgon batch scenarios/kon-tum table.csv -o result.csv --resume
        {"  "}make-table | tinhgon batch scenarios/kon-tum - --columns people_moved,excess_leads --format jsonl

arg-rows = Table of scenarios (CSV, may be packed as .gz or .zst); a hyphen (-) is standard input
arg-columns = Columns of the result behind scenario and status, with commas between: names of figures, step, line, reason, first_line, breaches, warnings, unknown, notes (findings, counted by default only with --law), by_category.CATEGORY.MEASURE, by_class.CLASS.MEASURE
arg-findings = Write each finding as a row of this file
arg-by-law = Judge by the law too, and count what is found: the columns breaches, warnings, unknown are then written by default; slower
arg-jobs = Threads that work side by side; all cores unless given; they do not change the result
arg-header = Write where the figures come from as lines of # above the rows
arg-resume = Go on with a run that was broken off, from the .part that it left

no-column = there is no column “{ $word }”.
only-of-batch = { $option } is for the command batch only.
batch-formats = the result of batch is csv or jsonl.
batch-header-csv = --header goes with csv only.
batch-same-file = the result and its findings (--findings) must go to two files.
batch-resume-plain = --resume needs a table that is a file and a result in a file that is not packed (-o).
batch-part-exists = { $file } is what an unfinished run has written; add --resume to go on, or --force to start again
batch-part-exists-packed = { $file } is what an unfinished run has written; a packed result cannot be gone on with, add --force to start again
batch-part-kept = The rows written so far are in { $file }; run again with --resume to go on.
batch-part-left = The rows written so far are in { $file }; when it is put right, run again with --force.
batch-changed = cannot go on: { $what }; use --force without --resume to start again
batch-changed-mark = what the run before left about itself cannot be read
batch-changed-version = the run before was of another version of the program
batch-changed-case = the case has changed since the run before
batch-changed-table = the table has changed since the run before
batch-changed-options = the options are not those of the run before
batch-law-of-each = Law applied: { $norms }, as of the last step of each scenario.
batch-summary = { $scenarios } scenarios: { $evaluated } evaluated, { $refused } refused, { $malformed } malformed.
batch-progress = { $count } scenarios, { $rate } a second
batch-time-left = left
