# Texts about the norms.

arg-norm = Id of the norm, such as sizes.division
arg-before = The earlier day
arg-after = The later day
arg-norms = Folder of a province's own norms, laid over those that ship
arg-in-case = Folder of a case, for the norms in its folder norms/ as well
no-norm = there is no norm “{ $word }”.

title-norms = Norms
title-norms-at = Norms in force on { $date }
title-norms-diff = Norms: { $before } against { $after }
norms-in-force = { $count } of { $all } norms are in force on this day.
norms-last-word = { $count } norms, each with its latest value; add --as-of to see those of a day.
norms-unchanged = Nothing changed between the two days.
norm-on-day = On { $date }: { $value }.
norm-not-in-force = no value is in force
norm-repealed = repealed
section-norm-values = Values over time
section-norms-value = Value changed: { $count }
section-norms-begins = Came into force: { $count }
section-norms-ends = No longer in force: { $count }
section-norms-basis = Same value on another ground: { $count }
provenance-norms = Source: { $norms }, SHA-256 { $hash }; tinhgon { $version }.
norms-shipped = the norms that ship with the program

column-description = Description
column-earlier = On the earlier day
column-later = On the later day
column-value = Value
column-until = Until
column-status = Status
column-note = Note

norm-unit-posts = posts
norm-unit-people = people
norm-unit-deputies = deputies
norm-unit-bodies = bodies
norm-unit-areas = administrative units
norm-unit-levels = levels
norm-unit-percent = %
norm-unit-years = years
norm-unit-months = months
norm-unit-days = days
norm-unit-vnd = đồng
norm-unit-km2 = km²
norm-unit-mm = mm
norm-unit-pt = pt
