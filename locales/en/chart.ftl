# Charts: the frame of a page, names and legends.

chart-page = Page { $number } of { $of }
chart-note = As of { $date }; source: { $source }; grade (the weakest of the figures used): { $grade }.
chart-of-option = Option: { $plan }
chart-of-province = { $province } province. { $shown }
chart-unit-bodies = Unit: bodies
chart-unit-people = Unit: people

chart-cannot = { $chart } cannot be drawn: { $why }
chart-missing-option = it needs an option; add -p PLAN.
chart-missing-options = it needs two options or more; give -p several times.

chart-classes = Bodies by class before and after
    .now = Bodies by class
    .shows = How many bodies of each class (departments, sub-departments, divisions, public-service units …) there are before and after.
