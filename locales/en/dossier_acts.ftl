# What an option does, as documents say it.

dossier-ends = ended
dossier-all-of = { $all } ({ $names })
dossier-and-more = { $names } and { $count } more
dossier-no-rule = not found in the rules that were looked through
dossier-recalled = { $citation }; not checked
dossier-verb-end = End
dossier-verb-dissolve = Dissolve
dossier-moved = { $unit } to { $under }
dossier-join = { $bodies } into { $into }
dossier-become = { $bodies } into { $into }
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
dossier-act-end = { $bodies } ends
dossier-act-create = { $into } is founded
dossier-act-split = { $into } is split off from { $body }
dossier-act-part = { $into } is made of a part of { $body }
dossier-act-rename = { $name } is renamed { $into }
