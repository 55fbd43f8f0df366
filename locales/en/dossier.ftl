# Schemes, submissions, resolutions, decisions.

dossier-count-unknown = an unknown number of { $what }
dossier-million = { $amount } million đồng
dossier-millions = { $low } to { $high } million đồng
dossier-change-none = unchanged
dossier-change-up = up { $count }
dossier-change-down = down { $count }
dossier-change-unknown = change unknown
dossier-ending-many = end or join another
dossier-and = { $first } and { $last }
dossier-posts = posts
dossier-posts-units = public employees
dossier-posts-part-time = part-time staff
dossier-of-option = { $title } – option { $position }
dossier-blank = …
dossier-number = No. { $number }/{ $symbol }
dossier-draft = DRAFT { $count }
dossier-nation = SOCIALIST REPUBLIC OF VIET NAM
dossier-motto = Independence - Freedom - Happiness
dossier-place-and-date = { $place }, { $day } { $month } { $year }
dossier-date = of { $day } { $month } { $year }
dossier-month-1 = January
dossier-month-2 = February
dossier-month-3 = March
dossier-month-4 = April
dossier-month-5 = May
dossier-month-6 = June
dossier-month-7 = July
dossier-month-8 = August
dossier-month-9 = September
dossier-month-10 = October
dossier-month-11 = November
dossier-month-12 = December
dossier-addressed = To:
dossier-recipients = Recipients:
dossier-annex-unnumbered = the annex
dossier-annex = Annex { $number }
dossier-belongs = (Attached to { $name } No. { $number } { $date })
dossier-belongs-unnumbered = (Attached to { $name } { $date })
dossier-charts = Charts
dossier-contents = CONTENTS
dossier-table-caption = Table
dossier-chart-pages = The chart has { $count } pages and is not printed here; see the book of charts (PDF).
dossier-chart-caption = Figure
dossier-source = Data as of { $date }; source: { $case }; grade: { $grade }.

# The command report
cli-report = Write schemes, submissions, resolutions, decisions and annexes
    .example =
        {"  "}tinhgon report scenarios/kon-tum -p kkt-ve-cac-so --kind scheme -o scheme.docx
        {"  "}tinhgon report scenarios/kon-tum -p kkt-giu-nguyen -p kkt-ve-cac-so --kind comparison --draft 2 -o comparison.docx
        {"  "}tinhgon report scenarios/kon-tum -p kkt-ve-cac-so --kind scheme --diff scheme.docx.figures.json -o scheme-2.docx
        {"  "}tinhgon report --template-out templates-of-mine
arg-document = Kind of document: comparison, scheme, submission-department, submission-committee, submission-council, resolution, decision, summary; by default a scheme of one plan, a comparison of several
arg-draft = Which draft it is; without it no draft is marked
arg-number = Number of the document; left open without it
arg-date = Date of the document; left open without it
arg-template = Folder of the province's own templates; those that are not there are the shipped ones
arg-template-out = Write the shipped templates to this folder for editing
arg-diff = Figures of an earlier draft (….figures.json); what has changed is listed in an annex
arg-of-case-folder = Folder of the case
arg-written-plans = A plan, several times for a comparison; its id, or the path of its file
report-no-case = the folder of the case is missing; for example: tinhgon report scenarios/kon-tum -p kkt-ve-cac-so --kind scheme -o scheme.docx
report-no-output = the file is missing: add -o with an ending docx, xlsx, html, md or pdf.
report-no-ending = cannot tell how to write “{ $word }”: the ending must be docx, xlsx, html, md or pdf.
report-no-plan = the plan is missing: add -p.
report-two-plans = a comparison needs two or more plans: add -p.
report-one-plan = this kind of document carries one plan; to put several side by side, use --kind comparison.
report-as-it-stands = a document needs a plan, not the apparatus as it stands “.”.
report-no-folder = there is no folder of templates { $word }.
report-no-template = the folder of templates { $word } holds none.
report-template = template { $file }{ $line ->
        [0] {""}
       *[other] , line { $line }
    }: { $why }
report-template-unknown = there is no name “{ $word }”.
report-template-engine = it cannot be read ({ $word }).
report-template-key = the head has no key “{ $word }”.
report-template-missing = there is no chart or table “{ $word }” for these plans; add ? after the name if it may be missing.
report-templates-written = Wrote { $count } templates to { $file }.
report-not-drawn = the document cannot be written: { $why }
report-not-figures = { $file } does not hold the figures of a draft.
report-no-charts = there is no chart to write as PDF.
diff-title = Figures that have changed since the earlier draft
diff-none = No figure has changed since the earlier draft.
diff-count = { $count } figures have changed since the earlier draft.
diff-column-figure = What
diff-column-before = Earlier draft
diff-column-after = This draft
diff-column-change = Change
diff-absent = not there
diff-inputs = The earlier draft rests on inputs with the checksum { $before }; this one: { $after }.
figure-of-option = { $option }: { $figure }
figure-side-before = { $figure } (before)
figure-side-after = { $figure } (after)
figure-of-annex = { $annex } – { $row } – { $column }
