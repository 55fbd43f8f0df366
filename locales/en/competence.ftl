# Texts about who decides, and with which file.

arg-kind = Kind of body, such as bql-kkt
arg-operation = Operation, such as dissolve
cli-norms-competence = Show who decides what, by which paper and with which file
    .example =
        {"  "}tinhgon norms competence
        {"  "}tinhgon norms competence bql-kkt dissolve --as-of 2025-04-01
no-kind = there is no kind “{ $word }”.
no-operation = “{ $word }” is no operation.

title-competence = Who decides
title-competence-at = Who decides on { $date }
title-competence-kind = Who decides: { $kind }
title-competence-kind-at = Who decides: { $kind }, on { $date }
competence-none = The norms have no rule for this.
competence-last-word = Each entry shows its latest rule; add --as-of to see those of a day.
section-dossiers = Files to submit
dossier-line = { $what } ({ $days }; { $citation }; { $status }): { $papers }.
dossier-line-no-days = { $what } ({ $citation }; { $status }): { $papers }.
paper-of = { $instrument } of { $authority }
days-working = { $days } working days
days-calendar = { $days } calendar days
days-plain = { $days } days

section-competence = Who decides
competence-beyond =
    Warning: { $operation ->
        [create] creating this
        [merge] merging this
        [split] splitting this
        [merge-areas] merging these administrative units
       *[other] ending this
    } is beyond the competence of the province and must be submitted to { $authority }: { $subject } (plan { $plan }, step { $steps }). Rule: { $citation } ({ $status }).
competence-beyond-settled = Note: { $subject } (plan { $plan }, step { $steps }) is for { $authority } to decide; the step names a paper of { $authority }. Rule: { $citation } ({ $status }).
competence-group = Plan { $plan }
competence-mark = beyond the competence of the province
competence-no-rule = the norms do not say
column-step = Step
column-operation = Operation
column-subjects = Bodies
column-paper = Decided by
column-proposer = Submitted by
column-dossier = File
column-days = Time

act-create = Create
act-merge = Merge
act-split = Split
act-dissolve = Dissolve
act-reassign = Reassign tasks
act-delegate = Delegate tasks
act-move = Move under another body
act-rename = Rename
act-resize = Change the quota
act-abolish = Abolish a kind or tier
act-merge-areas = Merge administrative units
verb-absorb = Merge into an existing body
verb-consolidate = Merge into a new body
verb-split-off = Split off
verb-divide = Divide
form-devolve = Devolve by law
form-decentralise = Decentralise
form-authorise = Authorise for a time

authority-national-assembly = the National Assembly
authority-national-assembly-standing-committee = the National Assembly Standing Committee
authority-government = the Government
authority-prime-minister = the Prime Minister
authority-central-ministry = the central ministry or body
authority-provincial-council = the Provincial People's Council
authority-provincial-committee = the Provincial People's Committee
authority-provincial-chair = the Chair of the Provincial People's Committee
authority-chief-inspector = the Chief Inspector of the province
authority-department-director = the director of the department
authority-district-council = the District People's Council
authority-district-committee = the District People's Committee
authority-commune-council = the Commune People's Council
authority-commune-committee = the Commune People's Committee

instrument-law = Law
instrument-decree = Decree
instrument-resolution = Resolution
instrument-decision = Decision
