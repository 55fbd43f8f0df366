# What an option does, as documents say it.

dossier-ends = ceases to operate
dossier-all-of = { $all } – { $names }
dossier-and-more = { $names } and { $count } more
dossier-no-rule = no rule found among those consulted
dossier-recalled = { $citation }; not checked
dossier-verb-end = Ceases to operate
dossier-verb-dissolve = Dissolve
dossier-moved = { $unit } to { $under }
dossier-join = { $bodies } into { $into }
dossier-become = { $bodies } to become { $into }
dossier-part = { $body } from { $from }
dossier-papers-of-tasks = { $paper } and the other papers named beside each task in [[b06]]
dossier-from-to = from { $from } to { $to }
dossier-to = to { $to }
dossier-of = of { $from }
dossier-coordinates = { $to } to coordinate: { $task }
dossier-verb-assign = Assign
dossier-areas-many = { $count } new administrative units
dossier-act-absorb = { $bodies } joins { $into }
dossier-act-consolidate = { $bodies } become { $into }
dossier-act-divide = { $bodies } is divided
dossier-act-end = { $bodies } ceases to operate
dossier-act-create = { $into } is newly established
dossier-act-split = { $into } is split off from { $body }
dossier-act-part = { $into } is made of a part of { $body }
dossier-act-rename = { $name } is renamed { $into }
