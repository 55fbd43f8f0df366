# Charts: the frame of a page, names and legends.

chart-page = Page { $number } of { $of }
