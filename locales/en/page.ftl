# The HTML page of a dossier.

page-skip = Skip to the content
page-contents = Contents
page-sources = Source of the figures
page-find = Search the tables
page-find-hint = Vietnamese marks may be left out; Enter goes to the next row.
page-clear = Clear
page-found = { $rows } matching row(s) in { $tables } table(s)
page-found-at = Row { $at } of { $rows }
page-found-none = No row matches
page-sort = Sort by “{ $column }”
page-sorted-up = Sorted by “{ $column }”, ascending
page-sorted-down = Sorted by “{ $column }”, descending
page-sorted-off = Back in the original order
page-data-left = The data of the chart has { $rows } rows, too many for this page; tinhgon chart --data writes it as CSV.
page-data = Show the data
page-states = Choose the chart to show
page-state-before = Before
page-state-after = After
page-state-change = Changes
page-rows-left = … { $count } more rows; tinhgon chart --data writes all data of the chart as CSV.
