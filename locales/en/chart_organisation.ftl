# Organisation charts, flows, maps.

outline-goes-on = continued on page { $page }
outline-goes-on-here = continued below
outline-goes-on-from = continued from page { $page }
outline-goes-on-from-here = continued from above
