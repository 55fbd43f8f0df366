# Organisation charts, flows, maps.
